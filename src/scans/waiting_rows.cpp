#include "scans/waiting_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "scans/limits.h"

namespace ocop::scans {

Result<WaitingRows::Place> WaitingRows::add(WaitingRow row) {
  const std::lock_guard lock(adding_);
  if (rows_.size() >= limits::scan_rows_waiting_max) {
    return Error{Code::unavailable, "too many scans wait to be written; is the disk full?", {}};
  }
  rows_.push_back(std::move(row));
  return filling_;
}

Result<void> WaitingRows::write() {
  const std::lock_guard turn(writing_);
  std::vector<WaitingRow> taken;
  Place place = 0;
  {
    const std::lock_guard lock(adding_);
    place = filling_++;
    taken.swap(rows_);
  }
  if (!taken.empty()) {
    std::ranges::sort(taken, {}, &WaitingRow::key);
    if (auto done = write_(taken); !done) {
      const std::lock_guard lock(adding_);
      std::ranges::move(rows_, std::back_inserter(taken));
      rows_ = std::move(taken);
      return done;
    }
  }
  written_.store(place, std::memory_order_release);
  return ok();
}

Result<void> WaitingRows::see(Place place) {
  if (place <= written_.load(std::memory_order_acquire)) return ok();
  return write();
}

}  // namespace ocop::scans
