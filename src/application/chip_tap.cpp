#include "application/chip_tap.h"

#include <algorithm>

namespace ocop::application {

using authenticity::Act;
using authenticity::ChipTap;
using authenticity::SecondFactor;
using authenticity::TamperStatus;
using authenticity::TapAnswer;

namespace {

bool is_bound_elsewhere(const ChipTap& tap, const authenticity::CodeNumber& code,
                        const scans::History& before) {
  const bool has_other_chip = before.chip_of_code && *before.chip_of_code != tap.uid;
  const bool has_other_code = before.code_of_chip && *before.code_of_chip != code;
  return has_other_chip || has_other_code;
}

bool says_opened(const std::optional<TamperStatus>& loop) {
  return loop == TamperStatus::open || loop == TamperStatus::closed_again;
}

/// What a good message of the right chip proves of the closure.
SecondFactor factor_of(const std::optional<TamperStatus>& loop) {
  if (says_opened(loop)) return SecondFactor::chip_opened;
  // A loop that does not say how it is proves nothing, neither good nor bad.
  return loop == TamperStatus::unknown ? SecondFactor::none : SecondFactor::chip_live;
}

/// Whether the device at hand brought this message before, which was good then.
bool is_reload(const ChipTap& tap, const scans::History& before, const authenticity::Scan& scan) {
  return std::ranges::any_of(before.scans, [&](const scans::KeptScan& kept) {
    return kept.scan.device == scan.device && kept.scan.counter == tap.counter &&
           kept.scan.act != Act::chip_replayed;
  });
}

}  // namespace

ChipAnswer answer_of_chip(const Result<ChipTap>& tap, const authenticity::CodeNumber& code,
                          const scans::History& before, const authenticity::Scan& scan) {
  if (!tap && tap.error().code == Code::not_found) return {};  // no message of a chip
  if (!tap || is_bound_elsewhere(*tap, code, before)) {
    return {Act::looked, SecondFactor::chip_wrong};
  }
  if (!before.chip_of_code) return {};  // nobody wrote down what this chip is to this label
  const auto judged = authenticity::judge_tap(before.marks.chip_state, tap->counter, scan.at);
  const scans::ChipMark mark{tap->uid, judged.next, says_opened(tap->tamper)};
  const bool was_opened = before.marks.opened_at.has_value();
  switch (judged.answer) {
    case TapAnswer::replayed:
      if (is_reload(*tap, before, scan)) {
        const auto again = was_opened ? SecondFactor::chip_opened : SecondFactor::chip_second_tap;
        return {.act = Act::chip_replayed, .factor = again, .is_reload = true};
      }
      return {Act::chip_replayed, SecondFactor::chip_replayed};
    case TapAnswer::regressed:
      return {Act::chip_replayed, SecondFactor::chip_replayed};
    case TapAnswer::second_tap_asked:
      return {Act::looked, SecondFactor::chip_second_tap, mark};
    case TapAnswer::accepted:
      break;
  }
  // A seal that was opened never closes for good: such a message is one of before.
  const SecondFactor factor = was_opened ? SecondFactor::chip_opened : factor_of(tap->tamper);
  return {factor == SecondFactor::none ? Act::looked : Act::chip_live, factor, mark};
}

}  // namespace ocop::application
