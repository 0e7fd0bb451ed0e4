#include "scans/watch.h"

#include <algorithm>
#include <numeric>

#include "base/limits.h"

namespace ocop::scans {
namespace {

constexpr std::size_t hours_kept = 25;  // this one and a day before it

std::uint64_t hash_of(const authenticity::CodeNumber& code) {
  // Mixed well enough to count by (splitmix64's finisher).
  std::uint64_t mixed =
      code.gtin * 0x9E3779B97F4A7C15U ^ code.index ^ static_cast<std::uint64_t>(code.epoch) << 56;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
  return mixed ^ mixed >> 27;
}

}  // namespace

std::uint32_t HarvestWatch::look(std::uint64_t device, const authenticity::CodeNumber& code,
                                 Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (const Date today = date_of(now); today != day_) {
    seen_.clear();
    day_ = today;
  }
  if (seen_.size() >= limits::harvest_devices_max && !seen_.contains(device)) return 1;
  const std::uint64_t hash = hash_of(code);
  Codes& codes = seen_.try_emplace(device, Codes{hash, {}}).first->second;
  const bool is_new = hash != codes.first && codes.further.size() + 1 < limits::harvest_count_max;
  if (is_new) codes.further.insert(hash);
  return static_cast<std::uint32_t>(codes.further.size() + 1);
}

std::int64_t UnknownWatch::hour_of(Timestamp now) {
  return now.micros / (3'600 * micros_per_second);
}

void UnknownWatch::Hours::advance(std::int64_t to) {
  if (to - hour >= static_cast<std::int64_t>(hours_kept)) {
    counts.assign(1, 0);
    hour = to;
  }
  for (; hour < to; ++hour) counts.push_back(0);
  while (counts.size() > hours_kept) counts.pop_front();
}

void UnknownWatch::note(std::uint64_t gtin, Timestamp now) {
  const std::lock_guard lock(mutex_);
  all_.advance(hour_of(now));
  ++all_.counts.back();
  // GTINs that are not ours come in any number; those that are, are few.
  if (products_.size() >= limits::unknown_products_max && !products_.contains(gtin)) return;
  Hours& hours = products_[gtin];
  hours.advance(hour_of(now));
  ++hours.counts.back();
}

UnknownWatch::Rates UnknownWatch::of(std::uint64_t gtin, Timestamp now) {
  const std::lock_guard lock(mutex_);
  const auto found = products_.find(gtin);
  if (found == products_.end()) return {0, 1};
  Hours& hours = found->second;
  hours.advance(hour_of(now));
  const auto before = std::accumulate(hours.counts.begin(), std::prev(hours.counts.end()), 0U);
  const auto usual = before / static_cast<std::uint32_t>(hours_kept - 1);
  return {hours.counts.back(), std::max(1U, usual)};
}

bool UnknownWatch::is_flood(Timestamp now) {
  const std::lock_guard lock(mutex_);
  all_.advance(hour_of(now));
  return all_.counts.back() > limits::unknown_serials_an_hour_max;
}

}  // namespace ocop::scans
