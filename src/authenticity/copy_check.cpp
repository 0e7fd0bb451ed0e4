#include "authenticity/copy_check.h"

#include <algorithm>
#include <array>

#include "authenticity/milli_log.h"
#include "authenticity/weights.h"

namespace ocop::authenticity {
namespace {

constexpr std::int32_t speaks_from = 500;  ///< below, a kind is no second kind
constexpr std::ptrdiff_t kinds_for_likely = 2;

enum class Group : std::uint8_t { number, place, rare };

Group group_of(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::devices:
    case EvidenceKind::late_devices:
      return Group::number;
    case EvidenceKind::far_from_custody:
    case EvidenceKind::provinces:
      return Group::place;
    default:
      return Group::rare;
  }
}

/// One of the four ways in which a copy shows itself.
struct Way {
  bool counts_number, counts_place;
  std::int32_t price;

  bool counts(EvidenceKind kind) const {
    const Group group = group_of(kind);
    return group == Group::rare || (group == Group::number ? counts_number : counts_place);
  }
};
constexpr std::array<Way, 4> ways{{{true, true, weights::count_and_place},
                                   {true, false, weights::count_only},
                                   {false, true, weights::place_only},
                                   {false, false, weights::neither}}};

std::int32_t sum_of(const Way& way, const std::vector<Evidence>& evidence) {
  std::int32_t sum = way.price;
  for (const Evidence& each : evidence) {
    if (way.counts(each.kind)) sum += each.milli_nats;
  }
  return sum;
}

CopySuspicion suspicion_of(std::int32_t sum, const std::vector<Evidence>& evidence) {
  static const std::int32_t caution_bound = bound_of(caution_errors);
  static const std::int32_t likely_bound = bound_of(likely_copy_errors);
  if (sum < caution_bound) return CopySuspicion::none;
  const auto kinds = std::ranges::count_if(
      evidence, [](const Evidence& each) { return each.milli_nats >= speaks_from; });
  return sum >= likely_bound && kinds >= kinds_for_likely ? CopySuspicion::likely_copy
                                                          : CopySuspicion::caution;
}

}  // namespace

CopyTest test_copy(const Observations& seen, const Priors& priors) {
  CopyTest test;
  test.evidence = weigh(seen, priors);
  const Way* best = ways.data();
  test.milli_nats = sum_of(*best, test.evidence);
  for (const Way& way : ways) {
    const std::int32_t sum = sum_of(way, test.evidence);
    if (sum <= test.milli_nats) continue;
    test.milli_nats = sum;
    best = &way;
  }
  std::erase_if(test.evidence, [best](const Evidence& each) { return !best->counts(each.kind); });
  std::ranges::stable_sort(test.evidence, std::greater{}, &Evidence::milli_nats);
  test.suspicion = suspicion_of(test.milli_nats, test.evidence);
  return test;
}

std::int32_t bound_of(Errors errors) {
  return milli_nats(log2_q24(100'000 - errors.beta_e5) - log2_q24(errors.alpha_e5));
}

std::string_view name_of(CopySuspicion suspicion) {
  switch (suspicion) {
    case CopySuspicion::none:
      return "none";
    case CopySuspicion::caution:
      return "caution";
    case CopySuspicion::likely_copy:
      return "likely_copy";
  }
  return "none";
}

}  // namespace ocop::authenticity
