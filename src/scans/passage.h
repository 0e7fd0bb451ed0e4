#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/random.h"
#include "base/time.h"
#include "crypto/bytes.h"

namespace ocop::scans {

/// Lets people through while programs try codes that nobody issued: whoever has waited a little, or
/// has worked for it, is answered. Nothing is kept of a passage but that it was used, and its key
/// lives in memory only. Safe to use from several threads.
class Passages {
 public:
  static constexpr std::int64_t wait_seconds = 15;       ///< without a script
  static constexpr std::int64_t good_for_seconds = 600;  ///< from its making
  static constexpr int work_bits = 16;                   ///< zeros; some 65,000 tries
  static constexpr std::size_t used_max = 100'000;       ///< at once; then nobody passes

  explicit Passages(Random& random);

  /// A passage of this block of addresses to this address: visible ASCII without "&".
  std::string make(std::string_view block, std::string_view path, Timestamp now) const;

  /// True once for each passage: when `wait_seconds` have gone by since it was made, or when
  /// HMAC-SHA-256 of `work` under the passage as its key begins with `work_bits` zeros.
  bool admit(std::string_view passage, std::string_view work, std::string_view block,
             std::string_view path, Timestamp now);

 private:
  std::string sealed(std::int64_t second, std::string_view block, std::string_view path) const;

  const crypto::Key256 key_;
  std::mutex mutex_;
  std::int64_t forgotten_at_ = 0;                       ///< seconds since 1970
  std::unordered_set<std::string> used_, used_before_;  ///< of two spans of `good_for_seconds`
};

/// Whether somebody worked for it: what a script in the page searches for.
bool is_worked_for(std::string_view passage, std::string_view work);

}  // namespace ocop::scans
