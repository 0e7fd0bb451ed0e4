#include "accounts/challenge_book.h"

#include <algorithm>
#include <array>

#include "accounts/passkey.h"
#include "base/limits.h"

namespace ocop::accounts {

std::string ChallengeBook::issue(std::string_view purpose, Timestamp now, Random& random) {
  std::array<std::byte, 32> bytes{};
  random.fill(bytes);
  const std::string challenge =
      to_base64url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  const std::lock_guard lock(mutex_);
  const auto is_old = [&](const Issued& issued) {
    return now.micros - issued.at.micros > limits::passkey_challenge_ms_max * 1'000;
  };
  while (!issued_.empty() &&
         (issued_.size() >= limits::passkey_challenges_max || is_old(issued_.front()))) {
    issued_.pop_front();
  }
  issued_.push_back({challenge, std::string(purpose), now});
  return challenge;
}

bool ChallengeBook::take(std::string_view challenge, std::string_view purpose, Timestamp now) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(issued_, challenge, &Issued::challenge);
  if (found == issued_.end()) return false;
  const bool is_good = found->purpose == purpose &&
                       now.micros - found->at.micros <= limits::passkey_challenge_ms_max * 1'000;
  issued_.erase(found);
  return is_good;
}

}  // namespace ocop::accounts
