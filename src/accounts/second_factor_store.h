#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/passkey.h"
#include "accounts/person.h"
#include "base/result.h"

namespace soci {
class session;
}

namespace ocop::accounts {

struct Ground;

struct StoredPasskey {
  std::string credential_id;  ///< base64url
  PersonId person;
  std::string name;  ///< "Chrome, Android": where it was made
  PasskeyKey key;
  std::uint32_t counter = 0;
  Timestamp made_at;
  std::optional<Timestamp> last_used_at;
};

struct SecondFactors {
  bool totp = false;
  std::size_t backup_codes_left = 0;
  std::vector<StoredPasskey> passkeys;
};

/// Second factors of people: an authenticator app, backup codes beside it, passkeys. Secrets are
/// sealed, codes kept as fingerprints. Safe to use from several threads.
class SecondFactorStore {
 public:
  explicit SecondFactorStore(const Ground& ground) : ground_(ground) {}

  Result<SecondFactors> of(const PersonId& person) const;

  /// The secret that waits to be confirmed; made when there is none. `failed_precondition` when the
  /// person has an app already: remove that first.
  Result<std::string> begin_totp(const PersonId& person);
  /// The first code from the app confirms it; gives the backup codes, shown once ("K7QD-M2XV").
  /// `invalid_argument` (pointer "code") for a wrong one.
  Result<std::vector<std::string>> confirm_totp(const PersonId& person, std::string_view code);
  Result<std::vector<std::string>> renew_backup_codes(const PersonId& person,
                                                      std::string_view actor);
  Result<void> remove_totp(const PersonId& person, std::string_view actor);
  /// App, backup codes and passkeys; the caller made sure that it may.
  Result<void> remove_all(const PersonId& person, std::string_view actor);
  /// For the demonstration: an app whose secret is known.
  Result<void> set_totp(const PersonId& person, std::string_view secret);

  /// A code of the app, or a backup code; each is good once.
  Result<bool> use_code(const PersonId& person, std::string_view typed);

  Result<void> add_passkey(const PersonId& person, const NewPasskey& passkey, std::string_view name,
                           std::string_view actor);
  Result<void> remove_passkey(const PersonId& person, std::string_view credential_id,
                              std::string_view actor);
  Result<std::optional<StoredPasskey>> find_passkey(std::string_view credential_id) const;
  Result<void> note_use(const StoredPasskey& passkey, std::uint32_t counter);

 private:
  Result<bool> use_totp(const PersonId& person, std::string_view typed);
  Result<bool> use_backup_code(const PersonId& person, std::string_view typed);
  const Ground& ground_;
};

/// For the other stores of this room, inside a transaction.
void delete_second_factors(soci::session& session, const PersonId& person);

}  // namespace ocop::accounts
