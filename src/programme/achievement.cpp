#include "programme/achievement.h"

#include <algorithm>
#include <set>

#include "programme/product_group.h"
#include "registry/product_stars.h"

namespace ocop::programme {
namespace {

using registry::Catalogue;
using registry::Certificate;
using registry::Product;
using registry::Unit;

constexpr Date last_of_days{9999, 12, 31};

/// Codes of today's wards that make up the unit as it was on that day; nothing when one of them
/// mainly came from outside as well.
std::optional<std::set<std::string>> wards_of_today(const Catalogue& catalogue,
                                                    std::string_view code, Date day) {
  const auto& tree = catalogue.unit_tree();
  const auto under = tree.subtree(code, day);
  std::set<std::string> inside, outside;
  for (const Unit& unit : tree.units()) {
    if (!unit.is_valid_on(day) || unit.kind != registry::UnitKind::ward) continue;
    const Unit* heir = tree.heir_of(unit, last_of_days);
    if (heir == nullptr) continue;
    const bool is_inside = std::ranges::find(under, &unit) != under.end();
    (is_inside ? inside : outside).insert(heir->code);
  }
  const bool is_divided =
      std::ranges::any_of(inside, [&](const auto& ward) { return outside.contains(ward); });
  return is_divided ? std::nullopt : std::optional(std::move(inside));
}

/// The last stars that the product was given in the period, whatever became of them.
const Certificate* last_given(const Catalogue& catalogue, const Product& product, Period period) {
  const auto* last = registry::stars_on(catalogue, product, period.to).paper;
  return last != nullptr && period.contains(last->valid_from) ? last : nullptr;
}

const Certificate* counted_certificate(const Catalogue& catalogue, const Product& product,
                                       Measure measure, Period period) {
  if (measure == Measure::recognised) return last_given(catalogue, product, period);
  const auto stars = registry::stars_on(catalogue, product, period.to);
  return stars.are_there() ? stars.paper : nullptr;
}

}  // namespace

std::string_view name_of(Measure measure) {
  return measure == Measure::recognised ? "recognised" : "in_force";
}

std::optional<std::vector<Achieved>> achieved(const Catalogue& catalogue, Measure measure,
                                              const Scope& scope, Period period) {
  std::optional<std::set<std::string>> wards;
  if (!scope.unit_code.empty()) {
    wards = wards_of_today(catalogue, scope.unit_code, period.to);
    if (!wards) return std::nullopt;
  }
  std::vector<Achieved> found;
  for (const Product& product : catalogue.products()) {
    const auto* subject = catalogue.subject(product.subject);
    if (wards && (subject == nullptr || !wards->contains(subject->unit_code))) continue;
    if (!belongs_to(product, scope.group)) continue;
    const auto* certificate = counted_certificate(catalogue, product, measure, period);
    if (certificate == nullptr || (scope.stars && certificate->stars != scope.stars)) continue;
    found.push_back({&product, certificate});
  }
  return found;
}

}  // namespace ocop::programme
