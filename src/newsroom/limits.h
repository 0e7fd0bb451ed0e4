#pragma once

#include <cstddef>
#include <cstdint>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t news_list_rows_max = 20;     ///< on one page of a list
inline constexpr std::size_t news_beside_max = 5;         ///< newer and older articles beside one
inline constexpr std::size_t news_feed_entries_max = 30;  ///< of RSS and Atom
inline constexpr std::size_t news_home_max = 5;
inline constexpr std::size_t news_sitemap_addresses_max = 20'000;  ///< of one language
inline constexpr std::size_t news_query_words_max = 12;
inline constexpr std::size_t news_word_bytes_max = 40;
inline constexpr std::size_t views_remembered_max = 1'000'000;  ///< of half an hour
inline constexpr std::int64_t views_flush_ms = 500;

}  // namespace ocop::limits
