#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace ocop::scans {

struct WaitingRow {
  std::string key;
  std::string value;
};

/// Rows that wait to be written together. One write of many rows costs a fraction of many writes,
/// and nobody waits for the write of another. Nobody reads what waits: whoever wants to read a row
/// that may wait calls `see` first.
class WaitingRows {
 public:
  /// Where a row went. Compares with what was written since; the default was written ever.
  using Place = std::uint64_t;
  using Write = std::function<Result<void>(std::span<const WaitingRow>)>;

  /// `write` gets the rows in the order of their keys, each key once.
  explicit WaitingRows(Write write) : write_(std::move(write)) {}

  /// The key must not wait already. `unavailable` when `limits::scan_rows_waiting_max` rows wait
  /// already.
  Result<Place> add(WaitingRow row);
  /// Returns when all that was added before is written. After an error the rows wait on, and are
  /// written by whoever comes next.
  Result<void> write();
  /// Returns when what is at the place is written: mostly at once.
  Result<void> see(Place place);

 private:
  const Write write_;
  std::mutex writing_;  // taken before `adding_`
  std::mutex adding_;
  std::vector<WaitingRow> rows_;
  Place filling_ = 1;               // where rows go now
  std::atomic<Place> written_ = 0;  // all up to here
};

}  // namespace ocop::scans
