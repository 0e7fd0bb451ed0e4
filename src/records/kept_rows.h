#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "records/record_store.h"

namespace ocop::records {

/// Rows of registers that a page counts as a whole, kept in memory until their register changes.
/// Safe to use from several threads.
class KeptRows {
 public:
  using Rows = std::shared_ptr<const std::vector<Record>>;

  /// All rows that were not put aside, as this transaction sees them or newer.
  Result<Rows> all(Reading& reading, const Kind& kind);

 private:
  struct Kept {
    Rows rows;
    long long revision = 0;
  };

  std::mutex mutex_;
  std::map<const Kind*, Kept> kept_;
};

}  // namespace ocop::records
