#include "accounts/session_cache.h"

#include "base/limits.h"

namespace ocop::accounts {

std::optional<SignedIn> SessionCache::find(const std::string& hash, Timestamp now) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end()) return std::nullopt;
  const std::int64_t age = now.micros - found->second.read_at.micros;
  if (age < 0 || age > limits::session_cache_time_ms_max * 1'000) return std::nullopt;
  return found->second.signed_in;
}

std::uint64_t SessionCache::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

void SessionCache::put(const std::string& hash, const SignedIn& signed_in, std::uint64_t generation,
                       Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  if (by_hash_.size() >= limits::session_cache_entries_max) by_hash_.clear();
  by_hash_.insert_or_assign(hash, Known{signed_in, now});
}

void SessionCache::clear() {
  const std::lock_guard lock(mutex_);
  by_hash_.clear();
  ++generation_;
}

}  // namespace ocop::accounts
