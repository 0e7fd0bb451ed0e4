#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace ocop::codes {

/// Orders whose print file is being made: making one takes seconds, and its words are shown once,
/// so that a second press must not make another. Safe to use from several threads.
class PrintClaims {
 public:
  /// Holds the order as long as it lives. Empty when somebody else does.
  using Claim = std::shared_ptr<void>;
  Claim take(const std::string& order_id) {
    const std::lock_guard lock(mutex_);
    if (!orders_.insert(order_id).second) return {};
    return {this, [this, order_id](void*) {
              const std::lock_guard giving_back(mutex_);
              orders_.erase(order_id);
            }};
  }

 private:
  std::mutex mutex_;
  std::set<std::string> orders_;
};

}  // namespace ocop::codes
