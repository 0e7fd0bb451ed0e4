#include "regimes/release_rules.h"

#include "pages/format.h"

namespace ocop::regimes {

std::optional<records::Reason> why_not(const criteria::Regimes& regimes,
                                       const criteria::Regime& regime, Date today) {
  using records::Reason;
  if (regime.sets.empty()) return Reason{"regimes.bar_no_set"_key, {}};
  if (regimes.find(regime.decision) != nullptr) {
    return Reason{"regimes.bar_known"_key, {regime.decision}};
  }
  if (regime.from <= today) {
    return Reason{"regimes.bar_past"_key, {pages::format_day(regime.from)}};
  }
  const criteria::Regime& last = *regimes.all().back();
  if (regime.from <= last.from) {
    return Reason{"regimes.bar_overlap"_key,
                  {pages::format_day(regime.from), last.decision, pages::format_day(last.from)}};
  }
  return std::nullopt;
}

}  // namespace ocop::regimes
