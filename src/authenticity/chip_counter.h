#pragma once

#include <cstdint>
#include <string_view>

#include "base/time.h"

/// Whether a good message of a chip was made just now, by its counter. Pure: the state of a chip
/// and a tap in, an answer and the next state out.
///
/// A copied address holds one message, and a message counts once. Who reads a chip in secret holds
/// many, with counters ahead of ours; so a counter that jumps is believed only when a second tap
/// follows at once, which who stored single messages cannot show.
namespace ocop::authenticity {

/// How far the counter may run ahead of us without a question: a phone without a network, or one
/// that read twice.
inline constexpr std::uint32_t chip_counter_gap_max = 3;
/// From the tap that made us ask to the one that answers.
inline constexpr std::int64_t second_tap_micros_max = 60 * micros_per_second;

enum class TapAnswer : std::uint8_t {
  accepted,          ///< a live chip
  second_tap_asked,  ///< good, but ahead: ask to tap again, within `second_tap_micros_max`
  replayed,          ///< the last message once more: a page loaded again, or a copied address
  regressed,         ///< an older message than one we know: evidence of a copy
};
std::string_view name_of(TapAnswer answer);  ///< "second_tap_asked"

/// What is kept of each chip.
struct ChipState {
  std::uint32_t counter = 0;  ///< the highest that a good message had; when made ready: of that day
  Timestamp at;               ///< when that message came
  bool is_waiting = false;    ///< a second tap was asked for, and has not come

  bool operator==(const ChipState&) const = default;
};

struct TapJudgement {
  TapAnswer answer;
  ChipState next;        ///< unchanged when the message was not new
  std::int64_t gap = 0;  ///< this counter less the highest one before
};

/// `counter`: of a message that `ChipReader` found good; `now`: when it came. A clock that went
/// back answers no second tap.
TapJudgement judge_tap(const ChipState& state, std::uint32_t counter, Timestamp now);

}  // namespace ocop::authenticity
