#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"

namespace ocop::accounts {

/// Challenges that were given to browsers: good for `limits::passkey_challenge_ms_max`, once. In
/// memory, the oldest forgotten beyond `limits::passkey_challenges_max`; after a restart people
/// press the button again. Safe to use from several threads.
class ChallengeBook {
 public:
  /// 32 random bytes in base64url. `purpose` binds it: "sign-in", or the person who registers.
  std::string issue(std::string_view purpose, Timestamp now, Random& random);
  bool take(std::string_view challenge, std::string_view purpose, Timestamp now);

 private:
  struct Issued {
    std::string challenge, purpose;
    Timestamp at;
  };
  std::mutex mutex_;
  std::deque<Issued> issued_;  ///< in the order of time
};

}  // namespace ocop::accounts
