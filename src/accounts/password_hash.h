#pragma once

#include <cstddef>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace ocop::accounts {

/// What one hash costs.
struct PasswordCost {
  unsigned long long passes = limits::password_passes;
  std::size_t memory_bytes = limits::password_memory_bytes;
};

/// Argon2id (RFC 9106) of passwords in NFC. A hash carries its own salt and cost, so that the cost
/// can be raised later. At most `limits::password_hashes_at_once` at a time: the memory is bounded
/// and a flood of guesses leaves processors for the rest; who waits longer than
/// `limits::password_wait_ms_max` is told `unavailable`. Safe to use from several threads.
class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordCost cost = {});

  Result<std::string> hash(std::string_view password);  ///< "$argon2id$v=19$…"
  /// An empty hash, of a person without a password or of nobody, takes as long and is never good.
  Result<bool> verify(std::string_view password, const std::string& hash);
  bool is_outdated(const std::string& hash) const;  ///< made at another cost

 private:
  PasswordCost cost_;
  std::counting_semaphore<> turns_{static_cast<std::ptrdiff_t>(limits::password_hashes_at_once)};
  std::string nobody_;  ///< what guesses at unknown accounts are held against
};

}  // namespace ocop::accounts
