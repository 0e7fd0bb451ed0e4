#include "recognition/public_list.h"

#include <algorithm>

#include "base/text.h"
#include "recognition/ward_on_day.h"
#include "registry/product_stars.h"

namespace ocop::recognition {

std::vector<RecognisedProduct> recognised_on(const registry::Catalogue& catalogue, Date day) {
  std::vector<std::pair<std::string, RecognisedProduct>> named;
  for (const registry::Product& product : catalogue.products()) {
    const auto stars = registry::stars_on(catalogue, product, day);
    if (!stars.are_there()) continue;
    const auto* maker = catalogue.subject(product.subject);
    named.emplace_back(
        vietnamese_sort_key(product.name_vi),
        RecognisedProduct{&product, maker, stars.paper, stars.count, portal::group_of(product),
                          maker == nullptr ? std::string()
                                           : ward_on(catalogue.unit_tree(), maker->unit_code,
                                                     *stars.paper, day)});
  }
  std::ranges::sort(named, [](const auto& left, const auto& right) {
    if (left.second.stars != right.second.stars) return left.second.stars > right.second.stars;
    if (left.first != right.first) return left.first < right.first;
    return left.second.product->code < right.second.product->code;
  });
  std::vector<RecognisedProduct> products;
  products.reserve(named.size());
  for (auto& [name, product] : named) products.push_back(std::move(product));
  return products;
}

std::vector<RecognisedProduct> filtered(const std::vector<RecognisedProduct>& all,
                                        const ListFilter& filter) {
  std::vector<RecognisedProduct> kept;
  std::ranges::copy_if(all, std::back_inserter(kept), [&](const RecognisedProduct& each) {
    return (filter.ward.empty() || each.ward == filter.ward) &&
           (!filter.group || each.group == filter.group) &&
           (filter.stars == 0 || each.stars == filter.stars);
  });
  return kept;
}

void StarCount::add(int stars) {
  if (stars >= 5) {
    ++five;
  } else if (stars == 4) {
    ++four;
  } else {
    ++three;
  }
}

ListStatistics statistics_of(const std::vector<RecognisedProduct>& products) {
  ListStatistics statistics;
  for (const RecognisedProduct& each : products) {
    statistics.all.add(each.stars);
    statistics.wards[each.ward].add(each.stars);
    statistics.groups[each.group].add(each.stars);
  }
  return statistics;
}

}  // namespace ocop::recognition
