#include "registry/size_test_rules.h"

#include <algorithm>

namespace ocop::registry {
namespace {

enum class Holds : std::uint8_t { no, unknown, yes };

Holds within(const std::optional<long long>& figure, long long limit) {
  if (!figure) return Holds::unknown;
  return *figure <= limit ? Holds::yes : Holds::no;
}

Holds holds(const SizeLimit& limit, const SizeFigures& figures) {
  const Holds labour = within(figures.labour, limit.labour);
  const Holds money =
      std::max(within(figures.revenue, limit.revenue), within(figures.capital, limit.capital));
  return std::min(labour, money);
}

std::vector<std::string> missing_of(const SizeFigures& figures) {
  std::vector<std::string> missing;
  if (figures.sector.empty()) missing.emplace_back("sector");
  if (!figures.labour) missing.emplace_back("labour");
  if (!figures.revenue) missing.emplace_back("revenue");
  if (!figures.capital) missing.emplace_back("capital");
  return missing;
}

Size size_from(std::string_view name) {
  for (const Size size : {Size::micro, Size::small, Size::medium}) {
    if (name_of(size) == name) return size;
  }
  return Size::unknown;
}

}  // namespace

std::string_view name_of(Size size) {
  switch (size) {
    case Size::micro:
      return "micro";
    case Size::small:
      return "small";
    case Size::medium:
      return "medium";
    case Size::large:
      return "large";
    case Size::unknown:
      break;
  }
  return "unknown";
}

SizeFinding size_on(const LegalRules& rules, const SizeFigures& figures, Date day) {
  SizeFinding finding;
  const auto regime = std::ranges::find_if(
      rules.sizes, [&](const SizeRegime& each) { return each.days.include(day); });
  if (regime == rules.sizes.end()) return finding;
  finding.regime = &*regime;
  finding.missing = missing_of(figures);
  if (figures.sector.empty()) return finding;
  for (const SizeLimit& limit : regime->limits) {
    if (limit.sector != figures.sector) continue;
    const Holds answer = holds(limit, figures);
    if (answer == Holds::unknown) return finding;
    if (answer == Holds::no) continue;
    finding.size = size_from(limit.size);
    return finding;
  }
  finding.size = Size::large;
  return finding;
}

}  // namespace ocop::registry
