#include "accounts/token_cache.h"

#include "base/limits.h"

namespace ocop::accounts {

std::optional<TokenInfo> TokenCache::find(const std::string& hash, Timestamp now) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end()) return std::nullopt;
  const std::int64_t age = now.micros - found->second.read_at.micros;
  if (age < 0 || age > limits::token_cache_time_ms_max * 1'000) return std::nullopt;
  return found->second.info;
}

std::uint64_t TokenCache::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

void TokenCache::put(const std::string& hash, const TokenInfo& info, std::uint64_t generation,
                     Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  // Emptying it all is rare, cheap to recover from, and leaves no order of use to keep.
  if (by_hash_.size() >= limits::token_cache_entries_max) by_hash_.clear();
  by_hash_.insert_or_assign(hash, Known{info, now});
}

void TokenCache::clear() {
  const std::lock_guard lock(mutex_);
  by_hash_.clear();
  ++generation_;
}

}  // namespace ocop::accounts
