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
inline constexpr std::int64_t visitor_block_acts_max = 20;      ///< of one block in half an hour
inline constexpr std::size_t views_remembered_max = 1'000'000;  ///< of half an hour
inline constexpr std::int64_t views_flush_ms = 500;
inline constexpr std::size_t difference_lines_max = 1'000;
inline constexpr std::size_t most_read_max = 20;
inline constexpr std::int64_t article_page_kept_micros = 5LL * 60 * 1'000'000;
inline constexpr std::size_t links_looked_at_max = 60;  ///< of one article
inline constexpr std::size_t links_told_max = 10;       ///< articles on the home page of an editor
inline constexpr std::size_t article_pages_kept_max = 2'000;  ///< rendered, of about 30 KB each

// Comments of readers. Lengths as browsers count `maxlength`: UTF-16 code units.
inline constexpr std::size_t comment_name_units_max = 80;
inline constexpr std::size_t comment_phone_units_max = 20;
inline constexpr std::size_t comment_title_units_max = 150;
inline constexpr std::size_t comment_body_units_max = 2'000;
inline constexpr std::size_t comment_form_bytes_max = 64 * 1024;
inline constexpr std::size_t comments_shown_max = 200;      ///< beside one article, the oldest
inline constexpr std::size_t comments_waiting_max = 2'000;  ///< of all articles
inline constexpr int comment_phone_days = 90;               ///< then the telephone number is erased
inline constexpr int comment_answer_days = 2;               ///< working days until it is decided on
inline constexpr std::int64_t comment_code_micros = 5LL * 60 * 1'000'000;
inline constexpr std::size_t comment_codes_remembered_max = 100'000;  ///< tried, of five minutes

}  // namespace ocop::limits
