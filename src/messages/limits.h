#pragma once

#include <chrono>
#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t message_title_bytes_max = 300;
inline constexpr std::size_t message_body_bytes_max = 20'000;
inline constexpr std::size_t message_note_bytes_max = 2'000;
inline constexpr std::size_t message_units_max = 40;          ///< that one message names
inline constexpr std::size_t message_recipients_max = 5'000;  ///< of one message
inline constexpr std::size_t messages_shown_max = 100;        ///< on one page
/// Days after which somebody who has not confirmed is named.
inline constexpr int message_confirm_days = 3;

inline constexpr std::chrono::seconds message_dispatch_interval{5};

}  // namespace ocop::limits
