#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/people_store.h"
#include "base/result.h"

namespace ocop::accounts {

struct Ground;

struct RecoveryCode {
  std::string made_by;
  Timestamp made_at;
  Timestamp expires_at;
  std::optional<Timestamp> used_at;
};

struct FactorReset {
  std::string id;
  PersonId person;
  std::string person_login, person_name;
  std::string reason;
  std::string asked_by;
  Timestamp asked_at;
};

enum class Decision : std::uint8_t { done, refused };

/// The way back into an account, for a household without e-mail: an officer who knows the people
/// makes a code, the household chooses a new password with it. The code is good once and for
/// `limits::recovery_code_ms_max`. A second factor that was lost is taken away only when two
/// officers agree. Whom an officer may help, the caller decides. Safe to use from several threads.
class RecoveryStore {
 public:
  RecoveryStore(const Ground& ground, PeopleStore& people) : ground_(ground), people_(people) {}

  /// "48213-90764", shown once; earlier codes of the person end.
  Result<std::string> make_code(const PersonId& person, std::string_view actor);
  /// Sets the password and ends all sessions. `unauthenticated` for a wrong, used or old code, or
  /// an unknown name (one message); `resource_exhausted` after too many; a password that may not
  /// be one is `invalid_argument`, and the code stays good.
  Result<void> use_code(std::string_view sign_in_name, std::string_view code,
                        std::string_view new_password, std::string_view address);
  Result<std::vector<RecoveryCode>> codes_of(const PersonId& person) const;  ///< the newest first

  Result<void> ask_reset(const PersonId& person, std::string_view reason, std::string_view actor);
  Result<std::vector<FactorReset>> waiting_resets() const;
  /// `failed_precondition` when the actor asked for it, or is the person.
  Result<void> decide_reset(std::string_view id, Decision decision, std::string_view actor);

 private:
  Result<PersonId> owner_of(std::string_view sign_in_name, std::string_view code) const;

  const Ground& ground_;
  PeopleStore& people_;
};

}  // namespace ocop::accounts
