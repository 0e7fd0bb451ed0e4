#include "programme/achievement.h"

#include <algorithm>
#include <map>
#include <set>

#include "programme/product_group.h"

namespace ocop::programme {
namespace {

using registry::Catalogue;
using registry::Certificate;
using registry::Product;
using registry::Unit;

bool is_under(const Catalogue& catalogue, const Unit& unit, std::string_view code, Date day) {
  const Unit* above = &unit;
  for (int levels = 0; above != nullptr && levels < 3; ++levels) {
    if (above->code == code) return true;
    above = above->parent_code.empty() ? nullptr : catalogue.unit(above->parent_code, day);
  }
  return false;
}

/// What the unit has become, followed through its main successors.
const Unit* lasting(const Catalogue& catalogue, const Unit* unit) {
  for (std::size_t steps = 0; steps < catalogue.units().size(); ++steps) {
    const auto successors = catalogue.successors_of(*unit);
    if (successors.empty()) break;
    unit = successors.front();
  }
  return unit;
}

/// Codes of today's wards that make up the unit as it was on that day; nothing when one of them
/// mainly came from outside as well.
std::optional<std::set<std::string>> wards_of_today(const Catalogue& catalogue,
                                                    std::string_view code, Date day) {
  std::set<std::string> inside, outside;
  for (const Unit& unit : catalogue.units()) {
    if (!unit.is_valid_on(day) || unit.kind != registry::UnitKind::ward) continue;
    auto& side = is_under(catalogue, unit, code, day) ? inside : outside;
    side.insert(lasting(catalogue, &unit)->code);
  }
  const bool is_divided =
      std::ranges::any_of(inside, [&](const auto& ward) { return outside.contains(ward); });
  return is_divided ? std::nullopt : std::optional(std::move(inside));
}

bool counts(const Certificate& certificate, Measure measure, Period period) {
  if (certificate.kind != "ocop_stars" || !certificate.stars) return false;
  return measure == Measure::recognised
             ? period.contains(certificate.valid_from)
             : certificate.state_on(period.to) == registry::CertificateState::in_force &&
                   certificate.valid_from <= period.to;
}

const Certificate* counted_certificate(const Catalogue& catalogue, const Product& product,
                                       Measure measure, Period period) {
  const Certificate* last = nullptr;
  for (const Certificate* each : catalogue.certificates_of(product)) {
    if (each->product != product.id || !counts(*each, measure, period)) continue;
    if (last == nullptr || last->valid_from < each->valid_from) last = each;
  }
  return last;
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
