#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/legal_rules.h"

namespace ocop::registry {

/// What is known of an enterprise for one year. An absent figure is not known.
struct SizeFigures {
  std::string sector;               ///< "production" or "trade"; empty: not known
  std::optional<long long> labour;  ///< people with social insurance, the average of the year
  std::optional<long long> revenue, capital;  ///< in đồng
};

enum class Size : std::uint8_t { unknown, micro, small, medium, large };
std::string_view name_of(Size size);

struct SizeFinding {
  Size size = Size::unknown;
  const SizeRegime* regime = nullptr;  ///< null when no rule holds on that day
  std::vector<std::string> missing;    ///< figures that would settle it: "labour", "revenue" …
};

/// The smallest class whose limits hold: labour within its limit, and revenue or capital within
/// theirs (Decree 80/2021/NĐ-CP, article 5, by the day; data/rules/size_limits.json). Beyond all of
/// them: large. Unknown when a missing figure decides.
SizeFinding size_on(const LegalRules& rules, const SizeFigures& figures, Date day);

}  // namespace ocop::registry
