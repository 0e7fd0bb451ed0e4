#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "accounts/appointment_store.h"
#include "accounts/audit.h"
#include "accounts/declaration_store.h"
#include "accounts/password_hash.h"
#include "accounts/people_store.h"
#include "accounts/recovery_store.h"
#include "accounts/second_factor_store.h"
#include "accounts/session_store.h"
#include "accounts/sign_in.h"

namespace ocop::accounts {

/// Everything about people over one database. Start here:
///
///     TRY(const auto accounts, Accounts::open(database, clock, random, folder / "accounts.key"));
///     TRY(const NewSession begun, accounts->sign_in().with_password(name, password, origin));
///     TRY(const SignedIn who, accounts->sessions().check(secret));
///     const Rights rights(who.appointments, today, units_under);
///
/// Safe to use from several threads. `database`, `clock` and `random` must outlive it.
class Accounts {
 public:
  /// `key_file` is made when absent (`SealingKey`). Tests pass a cheap `cost`.
  static Result<std::unique_ptr<Accounts>> open(sql::Database& database, const Clock& clock,
                                                Random& random,
                                                const std::filesystem::path& key_file,
                                                PasswordCost cost = {});
  ~Accounts();

  PeopleStore& people();
  SessionStore& sessions();
  SecondFactorStore& second_factors();
  AppointmentStore& appointments();
  RecoveryStore& recovery();
  DeclarationStore& declarations();
  SignIn& sign_in();
  Result<AuditPage> search_audit(const AuditQuery& query) const;

  /// What a form of this session carries, so that no other site can send it: bound to the secret
  /// of the session, worthless without the cookie.
  std::string form_token(std::string_view session_secret) const;

 private:
  struct State;
  explicit Accounts(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ocop::accounts
