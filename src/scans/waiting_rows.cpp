#include "scans/waiting_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ocop::scans {

WaitingRows::Place WaitingRows::add(WaitingRow row) {
  const std::lock_guard lock(adding_);
  rows_.push_back(std::move(row));
  return filling_;
}

Result<void> WaitingRows::write() {
  const std::lock_guard turn(writing_);
  Place place = 0;
  {
    const std::lock_guard lock(adding_);
    place = filling_++;
    std::ranges::move(rows_, std::back_inserter(held_));
    rows_.clear();
  }
  if (!held_.empty()) {
    std::ranges::sort(held_, {}, &WaitingRow::key);
    TRY_VOID(write_(held_));
    held_.clear();
  }
  written_.store(place, std::memory_order_release);
  return ok();
}

Result<void> WaitingRows::see(Place place) {
  if (place <= written_.load(std::memory_order_acquire)) return ok();
  return write();
}

}  // namespace ocop::scans
