#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/time.h"
#include "pages/locale.h"
#include "portal/product_group.h"
#include "registry/catalogue.h"

namespace ocop::portal {

enum class Order : std::uint8_t { stars, name, newest };

inline constexpr std::size_t not_listed = static_cast<std::size_t>(-1);

/// A product as the catalogue shows it on one day.
struct ShelfProduct {
  const registry::Product* product = nullptr;
  const registry::Subject* maker = nullptr;      ///< may be null
  const registry::Certificate* stars = nullptr;  ///< the newest given, whatever became of it
  int stars_in_force = 0;
  std::size_t group = 0;            ///< position in `all_groups`
  std::size_t ward = not_listed;    ///< in `Shelf::wards`
  std::size_t street = not_listed;  ///< in `Shelf::streets`
  std::size_t price = not_listed;   ///< in `price_bands`
  std::string folded;               ///< what a search looks through
};

/// A producer with at least one product on the shelf.
struct ShelfProducer {
  const registry::Subject* subject = nullptr;
  std::size_t ward = not_listed;
  std::vector<std::size_t> products;  ///< positions on the shelf, most stars first
  int stars_in_force = 0;             ///< the most that one of the products carries
  std::string folded;
};

struct ShelfPlace {
  std::string word;  ///< in an address: "00070", "hang-duong"
  std::string name;
};

/// đồng for one pack: from `from`, below the next one's `from`.
struct PriceBand {
  std::string_view word;
  std::int64_t from;
};
inline constexpr std::array price_bands{PriceBand{"0", 0}, PriceBand{"50", 50'000},
                                        PriceBand{"100", 100'000}, PriceBand{"200", 200'000},
                                        PriceBand{"500", 500'000}};

/// What the catalogue shows on one day, in all its orders: made once for each state of the
/// registers and each day, then only read. Raw materials, which belong to no group of the
/// programme, are left out. Stars count only while their certificate is in force, and only for the
/// product it names.
class Shelf {
 public:
  Shelf(std::shared_ptr<const registry::Catalogue> catalogue, Date day);

  const registry::Catalogue& catalogue() const { return *catalogue_; }
  Date day() const { return day_; }
  const std::vector<ShelfProduct>& products() const { return products_; }
  const std::vector<ShelfProducer>& producers() const { return producers_; }  ///< by name
  const std::vector<ShelfPlace>& wards() const { return wards_; }             ///< by name
  const std::vector<ShelfPlace>& streets() const { return streets_; }         ///< by name
  /// Positions of products. Names are in Vietnamese alphabetical order; within one number of stars
  /// too.
  const std::vector<std::size_t>& order(Order order, pages::Locale locale) const;

  const ShelfProduct* find(const registry::Product& product) const;  ///< null for raw materials
  const ShelfProducer* find(const registry::Subject& subject) const;

 private:
  void add(const registry::Product& product);
  void add_places();
  void add_producers();
  void sort();

  std::shared_ptr<const registry::Catalogue> catalogue_;
  Date day_;
  std::vector<ShelfProduct> products_;
  std::vector<ShelfProducer> producers_;
  std::vector<ShelfPlace> wards_, streets_;
  std::array<std::array<std::vector<std::size_t>, 2>, 3> orders_;
};

/// The shelf of today, made anew when the registers changed or the day did, by the visitor who
/// notices; who comes meanwhile gets the one before. Safe from any thread.
class CurrentShelf {
 public:
  using Source = std::function<std::shared_ptr<const registry::Catalogue>()>;
  explicit CurrentShelf(Source source) : source_(std::move(source)) {}

  std::shared_ptr<const Shelf> get(Date today) const;

 private:
  std::shared_ptr<const Shelf> last() const;

  Source source_;
  mutable std::mutex making_;   ///< held while one is made
  mutable std::mutex reading_;  ///< held for `shelf_`, a moment
  mutable std::shared_ptr<const Shelf> shelf_;
};

}  // namespace ocop::portal
