#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portal/product_group.h"
#include "registry/catalogue.h"

/// The products recognised on a day, as everybody may list, count and reuse them. Pure.
namespace ocop::recognition {

struct RecognisedProduct {
  const registry::Product* product = nullptr;
  const registry::Subject* maker = nullptr;  ///< may be null
  const registry::Certificate* paper = nullptr;
  int stars = 0;
  std::optional<portal::ProductGroup> group = {};  ///< nothing: in no group yet
  std::string ward;  ///< of the producer on that day (ward_on_day.h); empty when not known
};

/// Narrows a list; what is empty narrows nothing.
struct ListFilter {
  std::string ward = {};
  std::optional<portal::ProductGroup> group = {};
  int stars = 0;
};

/// By what holds on that day: certificates given by then, in force or in grace, not revoked. Most
/// stars first, within them by name.
std::vector<RecognisedProduct> recognised_on(const registry::Catalogue& catalogue, Date day);

std::vector<RecognisedProduct> filtered(const std::vector<RecognisedProduct>& all,
                                        const ListFilter& filter);

/// How many products carry how many stars, 3 to 5.
struct StarCount {
  std::size_t three = 0, four = 0, five = 0;
  std::size_t sum() const { return three + four + five; }
  void add(int stars);
  friend bool operator==(const StarCount&, const StarCount&) = default;
};

struct ListStatistics {
  StarCount all;
  std::map<std::string, StarCount> wards;  ///< by code
  std::map<std::optional<portal::ProductGroup>, StarCount> groups;
};
/// Each product counts once in each part.
ListStatistics statistics_of(const std::vector<RecognisedProduct>& products);

}  // namespace ocop::recognition
