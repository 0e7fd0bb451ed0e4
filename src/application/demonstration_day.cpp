#include "application/demonstration_day.h"

#include <fmt/format.h>

namespace ocop::application {

Result<DemonstrationDay> DemonstrationDay::open(const Recipes& recipes,
                                                const registry::Catalogue& catalogue, Date today) {
  for (const auto& [key, gln] : recipes.places) {
    const registry::Place* place = catalogue.place_by_gln(gln);
    if (place == nullptr || catalogue.subject(place->subject) == nullptr) {
      return Error{Code::not_found, fmt::format("places.csv has no GLN {} with a subject", gln),
                   "/places/" + key};
    }
  }
  for (const auto& [key, item] : recipes.items) {
    if (catalogue.product_by_gtin(item.gtin) == nullptr) {
      return Error{Code::not_found, fmt::format("products.csv has no GTIN {}", item.gtin),
                   "/items/" + key};
    }
  }
  return DemonstrationDay(recipes, catalogue, today);
}

std::int64_t DemonstrationDay::first_day(const LotPlan& plan) const {
  if (plan.season.empty()) return today() - plan.days_ago + plan.plus_days;
  const MonthDay& season = recipes_->seasons.at(plan.season);
  int year = today_.year;
  const auto start = [&] { return days_from_date({year, season.month, season.day}); };
  while (start() > today() - plan.at_least_days) --year;
  year -= plan.years_back;
  return start() + plan.plus_days;
}

std::string DemonstrationDay::lot_code(const std::string& item, const LotPlan& plan) const {
  const LotPlan& source = source_of(item, plan);
  const Date date = date_from_days(first_day(source));
  std::string code = recipes_->items.at(item).lot_pattern;
  const auto fill = [&](std::string_view name, int number) {
    const std::size_t at = code.find(name);
    if (at != std::string::npos) code.replace(at, name.size(), fmt::format("{:02}", number));
  };
  fill("{yy}", date.year % 100);
  fill("{mm}", date.month);
  fill("{dd}", date.day);
  return code + source.suffix;
}

const LotPlan& DemonstrationDay::source_of(const std::string& item, const LotPlan& plan) const {
  const auto used = plan.uses.find(item);
  if (used == plan.uses.end()) return plan;
  for (const Chain& chain : recipes_->chains) {
    for (const LotPlan& other : chain.lots) {
      if (other.id == used->second) return other;
    }
  }
  return plan;
}

const std::string& DemonstrationDay::party_of(const std::string& place) const {
  return catalogue_->subject(catalogue_->place_by_gln(gln(place))->subject)->party_gln;
}

std::optional<int> DemonstrationDay::shelf_life_days(const std::string& item) const {
  return catalogue_->product_by_gtin(recipes_->items.at(item).gtin)->shelf_life_days;
}

}  // namespace ocop::application
