#include "accounts/password_hash.h"

#include <sodium.h>

#include <array>
#include <chrono>

#include "base/text.h"

namespace ocop::accounts {
namespace {

Result<std::string> argon2id(const std::string& password, const PasswordCost& cost) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(), cost.passes,
                        cost.memory_bytes) != 0) {
    return Error{Code::resource_exhausted, "there is no memory for the hash of a password", ""};
  }
  return std::string(text.data());
}

/// One of the few that may hash now.
class Turn {
 public:
  explicit Turn(std::counting_semaphore<>& turns)
      : turns_(turns),
        taken_(turns.try_acquire_for(std::chrono::milliseconds(limits::password_wait_ms_max))) {}
  Turn(const Turn&) = delete;
  ~Turn() {
    if (taken_) turns_.release();
  }
  bool taken() const { return taken_; }

 private:
  std::counting_semaphore<>& turns_;
  bool taken_;
};

Error too_many() {
  return {Code::unavailable, "many people sign in just now; try again in a minute", ""};
}

}  // namespace

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {
  if (auto hash = argon2id("nobody has this password", cost_)) nobody_ = std::move(*hash);
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
  TRY(const std::string normal, to_nfc(password));
  const Turn turn(turns_);
  if (!turn.taken()) return too_many();
  return argon2id(normal, cost_);
}

Result<bool> PasswordHasher::verify(std::string_view password, const std::string& hash) {
  const auto normal = to_nfc(password);
  const bool could_be = normal && !hash.empty();
  const Turn turn(turns_);
  if (!turn.taken()) return too_many();
  const std::string& known = hash.empty() ? nobody_ : hash;
  const std::string typed = normal ? *normal : std::string();
  const bool fits = crypto_pwhash_str_verify(known.c_str(), typed.data(), typed.size()) == 0;
  return could_be && fits;
}

bool PasswordHasher::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory_bytes) != 0;
}

}  // namespace ocop::accounts
