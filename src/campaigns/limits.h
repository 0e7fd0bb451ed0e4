#pragma once

#include <cstddef>
#include <cstdint>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t quiz_questions = 3;  ///< of one campaign
inline constexpr std::size_t campaign_form_bytes_max = 16 * 1024;
inline constexpr std::size_t campaign_code_bytes_max = 60;
inline constexpr std::int64_t campaign_flush_ms = 500;  ///< from an opened page to the disk
inline constexpr std::size_t campaign_looks_remembered_max = 500'000;  ///< of one day
inline constexpr std::size_t campaign_items_max = 100;  ///< articles and messages of one

inline constexpr int calendar_days_max = 62;      ///< that one look at the calendar may span
inline constexpr int holiday_move_days_max = 31;  ///< how far holidays push an occurrence
inline constexpr std::size_t calendar_published_max = 1'000;  ///< released in one look
inline constexpr std::size_t calendar_choices_max = 50;  ///< texts offered for one planned item

}  // namespace ocop::limits
