#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/catalogue.h"

namespace ocop::registry {

enum class Kind : std::uint8_t {
  units,
  unit_successions,
  subjects,
  places,
  products,
  certificates,
  selling_places,
  product_pictures
};

std::string_view name_of(Kind kind);  ///< "unit_successions"
std::optional<Kind> kind_from(std::string_view name);

/// Where an entry was read; an entry made by the program has no file.
struct Origin {
  std::string file;
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1, in characters; 0 for the whole line
};

/// Why an entry was refused.
struct Fault {
  Origin origin;
  std::string reason;  ///< "gtin: the check digit is wrong, it should be 3"
};
std::string to_string(const Fault& fault);  ///< "products.csv:3:15: gtin: …"

inline constexpr std::size_t fields_max = 40;  ///< of one kind

/// A row to enter or to change. `record.id` and the identifiers it refers to are empty: the store
/// finds or makes them from the natural keys.
template <class Record>
struct Entry {
  Record record;
  std::string subject_code;  ///< places, products, certificates
  std::string gtin;          ///< certificates, selling places and pictures of one product
  /// By the order of the fields of the kind (fields.h): what is not given keeps its stored value.
  std::bitset<fields_max> given = std::bitset<fields_max>().set();
  Origin origin;
};

struct Entries {
  std::vector<Entry<Unit>> units;
  std::vector<Entry<UnitSuccession>> unit_successions;
  std::vector<Entry<Subject>> subjects;
  std::vector<Entry<Place>> places;
  std::vector<Entry<Product>> products;
  std::vector<Entry<Certificate>> certificates;
  std::vector<Entry<SellingPlace>> selling_places;
  std::vector<Entry<ProductPicture>> product_pictures;
};

struct Counts {
  std::size_t added = 0, changed = 0, same = 0;
  bool operator==(const Counts&) const = default;
};

/// What became of a set of entries. With any fault nothing was stored.
struct ImportReport {
  Counts units, unit_successions, subjects, places, products, certificates, selling_places,
      product_pictures;
  std::vector<Fault> faults;  ///< the first `limits::import_faults_named_max`
  std::size_t fault_count = 0;

  bool stored() const { return fault_count == 0; }
  Counts total() const;
  void refuse(Origin origin, std::string reason);
};

}  // namespace ocop::registry
