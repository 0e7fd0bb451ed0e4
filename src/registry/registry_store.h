#pragma once

#include <memory>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "records/record_store.h"
#include "registry/catalogue.h"
#include "sql/database.h"

namespace ocop::registry {

/// The registers as pages read them: everything in memory, no lock for the reader.
///
/// What stands in the registers is written through the register engine, by whichever store and
/// whichever process; a thread follows the revisions and shows a new catalogue. A change by another
/// process shows within `limits::registry_follow_time_ms`, one of this process as soon as `wake` is
/// called after it (`records::RecordStore::on_change`); who wrote never waits for the catalogue.
///
/// Safe to use from several threads. `database`, `clock` and `random` must outlive it.
class RegistryStore {
 public:
  /// Makes or brings forward the tables of this room. An empty register of units is filled with the
  /// units of data/units.
  static Result<std::unique_ptr<RegistryStore>> open(sql::Database& database, const Clock& clock,
                                                     Random& random);
  ~RegistryStore();

  /// The registers as of the last refresh. The answer stays whole and unchanged for as long as it
  /// is held.
  std::shared_ptr<const Catalogue> catalogue() const;

  /// The registers that the catalogue is made from, for imports. Registers that stand on them
  /// (members, documents, ideas …) are in the store that the application puts together.
  records::RecordStore& records();

  /// Takes in what was committed; true when there was something.
  Result<bool> refresh();
  /// Has the following thread refresh now.
  void wake();

 private:
  struct State;
  explicit RegistryStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ocop::registry
