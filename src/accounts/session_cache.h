#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "accounts/session.h"

namespace ocop::accounts {

/// Sessions seen lately, by the hash of their secret, so that a page asks the database once in
/// `limits::session_cache_time_ms_max`. Every change in this room clears it. Used like TokenCache:
/// take `generation()` before reading, hand it to `put`. Safe to use from several threads.
class SessionCache {
 public:
  std::optional<SignedIn> find(const std::string& hash, Timestamp now) const;
  std::uint64_t generation() const;
  void put(const std::string& hash, const SignedIn& signed_in, std::uint64_t generation,
           Timestamp now);
  void clear();

 private:
  struct Known {
    SignedIn signed_in;
    Timestamp read_at;
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Known> by_hash_;
  std::uint64_t generation_ = 0;
};

}  // namespace ocop::accounts
