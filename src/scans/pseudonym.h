#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>

#include "base/random.h"
#include "base/time.h"
#include "crypto/bytes.h"

namespace ocop::scans {

/// Tells devices apart for a day without knowing them: HMAC of address and browser under a key that
/// lives in memory only, and only until midnight in Viet Nam. Yesterday's key is gone, so nobody,
/// we neither, can find an address behind a stored pseudonym or follow a device over days. A
/// restart begins a new key too. Safe to use from several threads.
class Pseudonyms {
 public:
  explicit Pseudonyms(Random& random) : random_(random) {}

  /// Never 0, which stands for an unknown device.
  std::uint64_t of(std::string_view address, std::string_view browser, Timestamp now);

 private:
  crypto::Key256 key_of_day(Timestamp now);

  Random& random_;
  std::mutex mutex_;
  Date day_{};
  crypto::Key256 key_{};
};

}  // namespace ocop::scans
