#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t recognition_line_bytes_max = 200;
inline constexpr std::size_t recognition_reason_bytes_max = 4'000;
inline constexpr std::size_t recognition_rows_shown_max = 100;  ///< of one panel
inline constexpr std::size_t recognition_list_page_rows = 25;   ///< of the public list
inline constexpr std::size_t recognition_work_items_max = 20;   ///< of each sort on the home page

}  // namespace ocop::limits
