#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ocop::accounts {

struct Ground;

/// Slows down guessing. Each guess is counted before it is judged, so that a thousand at once count
/// as a thousand; what succeeds is taken back. After the free ones each further guess doubles the
/// time until the next, from `limits::throttle_delay_ms_min` to `throttle_delay_ms_max`; after
/// `throttle_memory_ms_max` of quiet all is forgotten. Stored, so that a restart forgives nothing.
class ThrottleStore {
 public:
  explicit ThrottleStore(const Ground& ground) : ground_(ground) {}

  /// `resource_exhausted` when closed; the pointer holds the seconds to wait.
  Result<void> take(std::string_view kind, std::string_view what, std::int64_t failures_free);
  Result<void> forget(std::string_view kind, std::string_view what);  ///< it succeeded
  /// One guess less: for an address, that many share.
  Result<void> give_back(std::string_view kind, std::string_view what);

 private:
  std::string name(std::string_view kind, std::string_view what) const;

  const Ground& ground_;
};

/// "203.0.113.7", or the /64 of an IPv6 address, of which one household has as many as it likes.
std::string throttled_address(std::string_view address);

}  // namespace ocop::accounts
