#pragma once

#include <string>
#include <string_view>

#include "accounts/challenge_book.h"
#include "accounts/passkey.h"
#include "accounts/people_store.h"
#include "accounts/second_factor_store.h"
#include "accounts/session_store.h"
#include "accounts/throttle_store.h"
#include "base/result.h"

namespace ocop::accounts {

struct Ground;

/// Where a sign-in comes from.
struct Origin {
  std::string device;   ///< of `device_words`
  std::string address;  ///< of the client; kept only as a fingerprint, while guesses are counted
};

/// From a name and a password, or a passkey, to a session. Every try is counted before it is judged
/// (`ThrottleStore`) and written in the audit; the answer to a wrong password and to an unknown
/// name is the same and takes as long. Safe to use from several threads.
class SignIn {
 public:
  SignIn(const Ground& ground, PeopleStore& people, SessionStore& sessions,
         SecondFactorStore& factors)
      : ground_(ground),
        people_(people),
        sessions_(sessions),
        factors_(factors),
        throttle_(ground) {}

  /// `Stage::second_factor` when the person has one. `unauthenticated` for wrong ones,
  /// `resource_exhausted` (pointer: seconds to wait) after too many.
  Result<NewSession> with_password(std::string_view name, std::string_view password,
                                   const Origin& origin);
  /// The second step: a code of the app or a backup code. `half` is ended; the new session has
  /// another secret.
  Result<NewSession> with_code(const SignedIn& half, std::string_view code, const Origin& origin);
  /// The second step by a passkey of the person.
  Result<NewSession> with_second_passkey(const SignedIn& half, const PasskeyAssertion& assertion,
                                         const RelyingParty& party, const Origin& origin);
  /// A passkey alone; the authenticator must have verified the person.
  Result<NewSession> with_passkey(const PasskeyAssertion& assertion, const RelyingParty& party,
                                  const Origin& origin);

  /// The password or a code once more, before an act that opens the account to others.
  Result<void> confirm_password(const Person& person, std::string_view password);

  std::string new_challenge(std::string_view purpose);
  /// Takes the challenge that the browser answered; `invalid_argument` when we did not give it.
  Result<std::string> take_challenge(std::string_view client_data_json, std::string_view purpose);

 private:
  Result<void> note(const Person& person, std::string_view act, std::string_view how);
  Result<void> note_unknown();
  Result<NewSession> complete(const Person& person, const Origin& origin, std::string_view how);
  Result<NewSession> replace(const SignedIn& half, const Origin& origin, std::string_view how);
  Result<UsedPasskey> verify(const StoredPasskey& passkey, const PasskeyAssertion& assertion,
                             const RelyingParty& party, std::string_view purpose);

  const Ground& ground_;
  PeopleStore& people_;
  SessionStore& sessions_;
  SecondFactorStore& factors_;
  ThrottleStore throttle_;
  ChallengeBook challenges_;
};

inline constexpr std::string_view sign_in_purpose = "sign-in";
/// What the audit calls who tried a name that is nobody's; no login has a blank.
inline constexpr std::string_view unknown_actor = "unknown name";

}  // namespace ocop::accounts
