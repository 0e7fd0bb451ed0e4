#pragma once

#include <memory>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "registry/catalogue.h"
#include "registry/entries.h"
#include "sql/database.h"

namespace ocop::registry {

/// The registers in SQL: administrative units, subjects, places, products, certificates.
///
/// Writers go through `apply`; readers take `catalogue()`, which holds everything in memory and
/// costs no lock. A change by another process on the same database (`ocop import` beside a running
/// server) is followed within `limits::registry_follow_time_ms`.
///
/// Safe to use from several threads. `database`, `clock` and `random` must outlive it.
class RegistryStore {
 public:
  /// An empty register of units is filled with the units of data/units.
  static Result<std::unique_ptr<RegistryStore>> open(sql::Database& database, const Clock& clock,
                                                     Random& random);
  ~RegistryStore();

  /// The registers as of the last committed change. The answer stays whole and unchanged for as
  /// long as it is held.
  std::shared_ptr<const Catalogue> catalogue() const;

  /// Enters or changes rows by their natural keys, in one transaction, with an audit entry for
  /// each row that is new or changed. With any fault in the report nothing was changed.
  Result<ImportReport> apply(const Entries& entries, std::string_view actor);

  /// Takes in what another process committed; true when there was something.
  Result<bool> refresh();

 private:
  struct State;
  explicit RegistryStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ocop::registry
