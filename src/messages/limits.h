#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t message_title_bytes_max = 300;
inline constexpr std::size_t message_body_bytes_max = 20'000;
inline constexpr std::size_t message_note_bytes_max = 2'000;
inline constexpr std::size_t message_units_max = 40;          ///< that one message names
inline constexpr std::size_t message_recipients_max = 5'000;  ///< of one message
inline constexpr std::size_t messages_shown_max = 100;        ///< on one page
inline constexpr std::size_t notices_page_rows_max = 25;      ///< of the public list
inline constexpr std::size_t notices_feed_entries_max = 30;
inline constexpr std::size_t notices_sitemap_addresses_max = 10'000;
/// Days after which somebody who has not confirmed is named.
inline constexpr int message_confirm_days = 3;

/// Reading a text aloud, by a program of its own.
inline constexpr std::chrono::seconds speech_time_max{30};
inline constexpr std::size_t speech_bytes_max = 32U << 20;
inline constexpr std::size_t speech_cpu_seconds_max = 20, speech_memory_bytes_max = 512U << 20;
/// What a loudspeaker says in one go.
inline constexpr std::size_t speech_seconds_max = 90;
/// One attempt to send a mail or a text message, and the pause when nothing waits.
inline constexpr std::chrono::seconds post_connect_time_max{5}, post_time_max{15}, post_interval{1};
inline constexpr std::size_t deliveries_in_turn_max = 50;
inline constexpr std::int64_t delivery_days_max = 7;  ///< after which nobody wants it any more
inline constexpr std::size_t reply_code_digits = 4;   ///< of an answer by text message
inline constexpr std::int64_t reply_days_max = 30;    ///< after which no answer confirms
inline constexpr int gap_days_read = 400;             ///< a gap that is longer is one all the same
inline constexpr std::chrono::seconds message_dispatch_interval{5};

}  // namespace ocop::limits
