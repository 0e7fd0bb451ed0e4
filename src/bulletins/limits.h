#pragma once

#include <cstddef>
#include <cstdint>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t bulletin_blocks_max = 60;
inline constexpr std::size_t bulletin_heading_characters_max = 120;
inline constexpr std::size_t bulletin_box_characters_max = 600;  ///< quotes and contacts: one box
inline constexpr std::size_t bulletins_shown_max = 200;          ///< on one page

// Papers made on demand.
inline constexpr std::size_t papers_made_at_once_max = 1;  ///< of two cores
inline constexpr std::size_t papers_waiting_max = 3;       ///< further ones are asked to come back
inline constexpr std::int64_t paper_wait_ms = 20'000;      ///< then, too
inline constexpr std::size_t papers_kept_bytes_max = 64U << 20;
inline constexpr std::size_t catalogue_products_max = 2'000;  ///< on one paper; narrow it first
inline constexpr std::size_t publications_found_max = 12;     ///< products on one page

inline constexpr long long print_copies_max = 1'000'000;

}  // namespace ocop::limits
