#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "authenticity/copy_check.h"
#include "authenticity/verdict.h"
#include "base/result.h"

/// A verdict with everything it was computed from, as it is stored: whoever doubts it computes it
/// again and gets the same bytes, also after the scans themselves were deleted.
///
///     const Judgement judgement = judge({facts, today, observe(history), priors});
///     const std::string bytes = encode(judgement);
///     Result<void> same = recompute(bytes);  // fails when bytes or rules were tampered with
namespace ocop::authenticity {

struct Question {
  Facts facts;                       ///< `copy` is set by the copy test, not by the caller
  Date today;                        ///< in Viet Nam
  std::optional<Observations> seen;  ///< none when no history of scans is kept
  Priors priors;                     ///< of the product

  bool operator==(const Question&) const = default;
};

struct Judgement {
  std::uint16_t rules = rule_version;
  Question question;
  std::optional<CopyTest> copy_test;
  Verdict verdict = Verdict::not_ours;

  bool operator==(const Judgement&) const = default;
};

/// By the rules of today's version.
Judgement judge(const Question& question);

/// Layout 1, frozen: 'J', 1, the rule version, the question, the copy test, the verdict. Numbers
/// are varints (signed ones folded, 0 −1 1 −2 …), texts have their length before them. Another
/// layout gets another number and this one stays readable.
std::string encode(const Judgement& judgement);

/// `data_loss` when the bytes are no such record, in each byte.
Result<Judgement> decode(std::string_view bytes);

/// Decodes, judges the stored question by the stored version of the rules and compares every byte.
/// `data_loss` when they differ, `unimplemented` for a version that this program does not have.
Result<void> recompute(std::string_view bytes);

}  // namespace ocop::authenticity
