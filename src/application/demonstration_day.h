#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "application/demonstration_recipes.h"
#include "base/time.h"
#include "registry/catalogue.h"

namespace ocop::application {

/// The recipes on a given day: which lot begins when and is called what.
class DemonstrationDay {
 public:
  /// Fails when a GTIN or GLN of the recipes is not in the catalogue. Everything given must outlive
  /// the object.
  static Result<DemonstrationDay> open(const Recipes& recipes, const registry::Catalogue& catalogue,
                                       Date today);

  const Recipes& recipes() const { return *recipes_; }
  const RecipeItem& item(const std::string& key) const { return recipes_->items.at(key); }
  const std::string& gln(const std::string& place) const { return recipes_->places.at(place); }
  std::int64_t today() const { return days_from_date(today_); }  ///< days since 1970-01-01

  std::int64_t first_day(const LotPlan& plan) const;  ///< days since 1970-01-01
  /// The code of the lot of `item` that a step of `plan` speaks of.
  std::string lot_code(const std::string& item, const LotPlan& plan) const;
  const std::string& party_of(const std::string& place) const;  ///< GLN of who runs it
  std::optional<int> shelf_life_days(const std::string& item) const;

 private:
  DemonstrationDay(const Recipes& recipes, const registry::Catalogue& catalogue, Date today)
      : recipes_(&recipes), catalogue_(&catalogue), today_(today) {}

  /// The plan that `plan` takes `item` from; itself when the lot is born in its own chain.
  const LotPlan& source_of(const std::string& item, const LotPlan& plan) const;

  const Recipes* recipes_;
  const registry::Catalogue* catalogue_;
  Date today_;
};

}  // namespace ocop::application
