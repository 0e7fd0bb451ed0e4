#include "accounts/sign_in.h"

#include <fmt/format.h>

#include "accounts/ground.h"
#include "accounts/sign_in_name.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

Error wrong_password() {
  return {Code::unauthenticated, "name and password do not fit together", "password"};
}
Error wrong_code() {
  return {Code::unauthenticated, "this code is not good; the app shows a new one every 30 seconds",
          "code"};
}
Error wrong_passkey() {
  return {Code::unauthenticated, "this passkey opens no account here", "passkey"};
}

}  // namespace

Result<void> SignIn::note(const Person& person, std::string_view act, std::string_view how) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    audit(ground_, session, person.login, act, object_of(person.id), "",
          fmt::format(R"({{"how":"{}"}})", how));
    return ok();
  });
}

// The same write as for somebody, since what it takes would tell which names there are. What was
// typed is not kept: people type their passwords into the wrong box.
Result<void> SignIn::note_unknown() {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    audit(ground_, session, unknown_actor, "sign_in.fail", "sign_in", "", R"({"how":"password"})");
    return ok();
  });
}

Result<NewSession> SignIn::complete(const Person& person, const Origin& origin,
                                    std::string_view how) {
  TRY(NewSession begun, sessions_.begin(person.id, Stage::complete, origin.device));
  TRY_VOID(note(person, "sign_in.done", how));
  return begun;
}

Result<NewSession> SignIn::replace(const SignedIn& half, const Origin& origin,
                                   std::string_view how) {
  TRY_VOID(sessions_.end(half.session.id, half.person.id, half.person.login));
  return complete(half.person, origin, how);
}

Result<NewSession> SignIn::with_password(std::string_view typed, std::string_view password,
                                         const Origin& origin) {
  const std::string address = throttled_address(origin.address);
  TRY_VOID(throttle_.take("address", address, limits::throttle_address_failures_free));
  TRY(const auto person, people_.find_by_sign_in_name(typed));
  // All names of a person share one count; what is no name counts by itself.
  const std::string counted = person ? person->id.text() : fold(typed.substr(0, 200));
  TRY_VOID(throttle_.take("password", counted, limits::throttle_account_failures_free));
  if (password.size() > limits::password_bytes_max) return wrong_password();
  TRY(const bool fits, people_.has_password(person ? person->id : PersonId(), password));
  if (!person || !fits || person->disabled_at) {
    TRY_VOID(person ? note(*person, "sign_in.fail", "password") : note_unknown());
    return wrong_password();
  }
  TRY_VOID(throttle_.forget("password", counted));
  TRY_VOID(throttle_.give_back("address", address));
  TRY(const SecondFactors factors, factors_.of(person->id));
  if (factors.totp || !factors.passkeys.empty()) {
    return sessions_.begin(person->id, Stage::second_factor, origin.device);
  }
  return complete(*person, origin, "password");
}

Result<NewSession> SignIn::with_code(const SignedIn& half, std::string_view code,
                                     const Origin& origin) {
  TRY_VOID(throttle_.take("factor", half.person.id.text(), limits::throttle_account_failures_free));
  TRY(const bool fits, factors_.use_code(half.person.id, code.substr(0, 40)));
  if (!fits) {
    TRY_VOID(note(half.person, "sign_in.fail", "code"));
    return wrong_code();
  }
  TRY_VOID(throttle_.forget("factor", half.person.id.text()));
  return replace(half, origin, "code");
}

Result<UsedPasskey> SignIn::verify(const StoredPasskey& passkey, const PasskeyAssertion& assertion,
                                   const RelyingParty& party, std::string_view purpose) {
  TRY(const std::string challenge, take_challenge(assertion.client_data_json, purpose));
  TRY(const UsedPasskey used,
      verify_assertion(assertion, passkey.key, passkey.counter, challenge, party));
  TRY_VOID(factors_.note_use(passkey, used.counter));
  return used;
}

Result<NewSession> SignIn::with_second_passkey(const SignedIn& half,
                                               const PasskeyAssertion& assertion,
                                               const RelyingParty& party, const Origin& origin) {
  TRY(const auto passkey, factors_.find_passkey(assertion.credential_id));
  if (!passkey || passkey->person != half.person.id) return wrong_passkey();
  const auto used = verify(*passkey, assertion, party, half.person.id.text());
  if (!used) {
    TRY_VOID(note(half.person, "sign_in.fail", "passkey"));
    return used.error();
  }
  return replace(half, origin, "passkey");
}

Result<NewSession> SignIn::with_passkey(const PasskeyAssertion& assertion,
                                        const RelyingParty& party, const Origin& origin) {
  TRY_VOID(throttle_.take("address", throttled_address(origin.address),
                          limits::throttle_address_failures_free));
  TRY(const auto passkey, factors_.find_passkey(assertion.credential_id));
  if (!passkey) return wrong_passkey();
  TRY(const Person person, people_.find(passkey->person));
  const auto used = verify(*passkey, assertion, party, sign_in_purpose);
  if (!used || !used->user_verified || person.disabled_at) {
    TRY_VOID(note(person, "sign_in.fail", "passkey"));
    return wrong_passkey();
  }
  TRY_VOID(throttle_.give_back("address", throttled_address(origin.address)));
  return complete(person, origin, "passkey");
}

Result<void> SignIn::confirm_password(const Person& person, std::string_view password) {
  TRY_VOID(throttle_.take("password", person.id.text(), limits::throttle_account_failures_free));
  TRY(const bool fits, people_.has_password(person.id, password));
  if (!fits) return wrong_password();
  return throttle_.forget("password", person.id.text());
}

std::string SignIn::new_challenge(std::string_view purpose) {
  return challenges_.issue(purpose, ground_.now(), ground_.random);
}

Result<std::string> SignIn::take_challenge(std::string_view client_data_json,
                                           std::string_view purpose) {
  TRY(std::string challenge, challenge_in(client_data_json));
  if (challenges_.take(challenge, purpose, ground_.now())) return challenge;
  return Error{Code::invalid_argument, "this took too long, or was sent twice; try once more",
               "passkey"};
}

}  // namespace ocop::accounts
