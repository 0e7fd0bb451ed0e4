#include "authenticity/chip_counter.h"

namespace ocop::authenticity {
namespace {

bool comes_at_once(const ChipState& state, Timestamp now) {
  const std::int64_t elapsed = now.micros - state.at.micros;
  return elapsed >= 0 && elapsed <= second_tap_micros_max;
}

}  // namespace

TapJudgement judge_tap(const ChipState& state, std::uint32_t counter, Timestamp now) {
  const std::int64_t gap = std::int64_t{counter} - std::int64_t{state.counter};
  if (gap < 0) return {TapAnswer::regressed, state, gap};
  if (gap == 0) return {TapAnswer::replayed, state, gap};
  const bool is_believed =
      gap <= std::int64_t{chip_counter_gap_max} && (!state.is_waiting || comes_at_once(state, now));
  return {is_believed ? TapAnswer::accepted : TapAnswer::second_tap_asked,
          {counter, now, !is_believed},
          gap};
}

std::string_view name_of(TapAnswer answer) {
  switch (answer) {
    case TapAnswer::accepted:
      return "accepted";
    case TapAnswer::second_tap_asked:
      return "second_tap_asked";
    case TapAnswer::replayed:
      return "replayed";
    case TapAnswer::regressed:
      return "regressed";
  }
  return "regressed";
}

}  // namespace ocop::authenticity
