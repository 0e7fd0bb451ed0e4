#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "accounts/token_store.h"

namespace ocop::accounts {

/// Tokens seen lately, by the hash of their secret, so that a capture asks no database. Safe to use
/// from several threads.
///
/// A reader that misses takes `generation()` before it asks the database and hands it to `put`:
/// what it read is dropped when a revocation came in between.
class TokenCache {
 public:
  std::optional<TokenInfo> find(const std::string& hash, Timestamp now) const;
  std::uint64_t generation() const;
  void put(const std::string& hash, const TokenInfo& info, std::uint64_t generation, Timestamp now);
  void clear();

 private:
  struct Known {
    TokenInfo info;
    Timestamp read_at;
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Known> by_hash_;
  std::uint64_t generation_ = 0;
};

}  // namespace ocop::accounts
