#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "registry/entries.h"
#include "registry/tables.h"

namespace ocop::registry {

/// A row of `Tables` that is new or was changed.
template <class Record>
struct Change {
  std::size_t position = 0;      ///< in the rows of its table
  std::optional<Record> before;  ///< empty for a new row
  Origin origin;
};

struct Changes {
  std::vector<Change<Unit>> units;
  std::vector<Change<UnitSuccession>> unit_successions;
  std::vector<Change<Subject>> subjects;
  std::vector<Change<Place>> places;
  std::vector<Change<Product>> products;
  std::vector<Change<Certificate>> certificates;
  std::vector<Change<SellingPlace>> selling_places;
  std::vector<Change<ProductPicture>> product_pictures;
};

/// Merges the entries into the tables: finds or makes each row by its natural key, resolves what
/// it refers to, leaves alone what was not given, counts, and holds every changed row against the
/// rules of the registers. With any fault in `report` the tables are of no more use.
Changes merge(const Entries& entries, Tables& tables, const Clock& clock, Random& random,
              ImportReport& report);

}  // namespace ocop::registry
