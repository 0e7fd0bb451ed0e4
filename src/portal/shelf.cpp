#include "portal/shelf.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "portal/addresses.h"
#include "portal/street.h"
#include "registry/product_stars.h"

namespace ocop::portal {
namespace {

using pages::Locale;
using registry::Product;
using registry::Subject;

std::size_t price_band(const Product& product) {
  if (!product.price_vnd) return not_listed;
  std::size_t band = 0;
  while (band + 1 < price_bands.size() && *product.price_vnd >= price_bands[band + 1].from) ++band;
  return band;
}

/// Sorts positions by a key that is made once for each.
template <class KeyOf>
std::vector<std::size_t> sorted_positions(std::size_t count, KeyOf&& key_of) {
  using Key = decltype(key_of(std::size_t{}));
  std::vector<std::pair<Key, std::size_t>> keyed;
  keyed.reserve(count);
  for (std::size_t i = 0; i < count; ++i) keyed.emplace_back(key_of(i), i);
  std::ranges::sort(keyed);
  std::vector<std::size_t> positions;
  positions.reserve(count);
  for (const auto& [key, position] : keyed) positions.push_back(position);
  return positions;
}

/// Word → name, in the order of the names.
std::vector<ShelfPlace> places_of(const std::map<std::string, std::string>& names) {
  std::vector<ShelfPlace> places;
  for (const auto& [word, name] : names) places.push_back({word, name});
  std::ranges::sort(places, {},
                    [](const ShelfPlace& place) { return vietnamese_sort_key(place.name); });
  return places;
}

std::map<std::string, std::size_t> positions_of(const std::vector<ShelfPlace>& places) {
  std::map<std::string, std::size_t> positions;
  for (std::size_t i = 0; i < places.size(); ++i) positions.emplace(places[i].word, i);
  return positions;
}

std::size_t position_of(const std::map<std::string, std::size_t>& positions,
                        const std::string& word) {
  const auto found = positions.find(word);
  return found == positions.end() ? not_listed : found->second;
}

}  // namespace

Shelf::Shelf(std::shared_ptr<const registry::Catalogue> catalogue, Date day)
    : catalogue_(std::move(catalogue)), day_(day) {
  for (const Product& product : catalogue_->products()) add(product);
  add_places();
  sort();
  add_producers();
}

void Shelf::add(const Product& product) {
  const auto group = group_of(product);
  if (!group) return;
  ShelfProduct entry;
  entry.product = &product;
  entry.maker = catalogue_->subject(product.subject);
  const registry::ProductStars stars = registry::stars_on(*catalogue_, product, day_);
  entry.stars = stars.paper;
  entry.stars_in_force = stars.count;
  entry.group = static_cast<std::size_t>(*group);
  entry.price = price_band(product);
  entry.folded = fold(product.name_vi + ' ' + product.name_en + ' ' + product.brand + ' ' +
                      product.code + ' ' + (entry.maker ? entry.maker->name : ""));
  products_.push_back(std::move(entry));
}

void Shelf::add_places() {
  std::map<std::string, std::string> wards, streets;
  for (const ShelfProduct& entry : products_) {
    if (entry.maker == nullptr) continue;
    const auto* ward = catalogue_->unit(entry.maker->unit_code, day_);
    if (ward != nullptr) wards.emplace(ward->code, ward->name);
    const std::string_view street = street_of(entry.maker->address);
    if (!street.empty()) streets.emplace(slug_of(street), street);
  }
  wards_ = places_of(wards);
  streets_ = places_of(streets);
  const auto ward_positions = positions_of(wards_), street_positions = positions_of(streets_);
  for (ShelfProduct& entry : products_) {
    if (entry.maker == nullptr) continue;
    entry.ward = position_of(ward_positions, entry.maker->unit_code);
    entry.street = position_of(street_positions, slug_of(street_of(entry.maker->address)));
  }
}

void Shelf::sort() {
  const std::size_t count = products_.size();
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const auto by_name = sorted_positions(count, [&](std::size_t i) {
      return vietnamese_sort_key(name_in(locale, *products_[i].product));
    });
    std::vector<std::size_t> rank(count);
    for (std::size_t i = 0; i < count; ++i) rank[by_name[i]] = i;
    const auto at = static_cast<std::size_t>(locale);
    orders_[static_cast<std::size_t>(Order::stars)][at] = sorted_positions(
        count, [&](std::size_t i) { return std::pair(-products_[i].stars_in_force, rank[i]); });
    orders_[static_cast<std::size_t>(Order::newest)][at] =
        sorted_positions(count, [&](std::size_t i) {
          const auto* stars = products_[i].stars;
          const Date given = stars != nullptr ? stars->valid_from : Date{1, 1, 1};
          return std::tuple(-given.year, -given.month, -given.day, rank[i]);
        });
    orders_[static_cast<std::size_t>(Order::name)][at] = by_name;
  }
}

void Shelf::add_producers() {
  std::map<const Subject*, ShelfProducer> producers;
  for (const std::size_t position : order(Order::stars, Locale::vietnamese)) {
    const ShelfProduct& entry = products_[position];
    if (entry.maker == nullptr) continue;
    ShelfProducer& producer = producers[entry.maker];
    producer.subject = entry.maker;
    producer.ward = entry.ward;
    producer.stars_in_force = std::max(producer.stars_in_force, entry.stars_in_force);
    producer.products.push_back(position);
  }
  for (auto& [subject, producer] : producers) {
    producer.folded = fold(subject->name + ' ' + subject->code + ' ' + subject->address);
    producers_.push_back(std::move(producer));
  }
  std::vector<ShelfProducer> by_name;
  for (const std::size_t position : sorted_positions(producers_.size(), [&](std::size_t i) {
         return vietnamese_sort_key(producers_[i].subject->name);
       })) {
    by_name.push_back(std::move(producers_[position]));
  }
  producers_ = std::move(by_name);
}

const std::vector<std::size_t>& Shelf::order(Order order, Locale locale) const {
  return orders_[static_cast<std::size_t>(order)][static_cast<std::size_t>(locale)];
}

const ShelfProduct* Shelf::find(const Product& product) const {
  // Products stand here in the order of the catalogue's vector.
  const auto found = std::ranges::lower_bound(products_, &product, {}, &ShelfProduct::product);
  return found != products_.end() && found->product == &product ? &*found : nullptr;
}

const ShelfProducer* Shelf::find(const Subject& subject) const {
  const auto found = std::ranges::find(producers_, &subject, &ShelfProducer::subject);
  return found == producers_.end() ? nullptr : &*found;
}

std::shared_ptr<const Shelf> CurrentShelf::last() const {
  const std::lock_guard lock(reading_);
  return shelf_;
}

std::shared_ptr<const Shelf> CurrentShelf::get(Date today) const {
  auto catalogue = source_();
  const auto is_current = [&](const std::shared_ptr<const Shelf>& shelf) {
    return shelf && &shelf->catalogue() == catalogue.get() && shelf->day() == today;
  };
  auto shelf = last();
  if (is_current(shelf)) return shelf;
  std::unique_lock making(making_, std::defer_lock);
  if (!shelf) making.lock();
  if (!making.owns_lock() && !making.try_lock()) return shelf;
  shelf = last();
  if (is_current(shelf)) return shelf;
  // Shared: a page goes on with the shelf it began with while a newer one takes its place.
  shelf = std::make_shared<const Shelf>(std::move(catalogue), today);
  const std::lock_guard lock(reading_);
  shelf_ = shelf;
  return shelf;
}

}  // namespace ocop::portal
