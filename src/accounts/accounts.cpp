#include "accounts/accounts.h"

#include "accounts/ground.h"

namespace ocop::accounts {

struct Accounts::State {
  State(sql::Database& database, const Clock& clock, Random& random, SealingKey sealing_key,
        PasswordCost cost)
      : key(std::move(sealing_key)),
        hasher(cost),
        ground{database, clock, random, key, hasher, session_cache} {}

  SealingKey key;
  PasswordHasher hasher;
  SessionCache session_cache;
  Ground ground;
  PeopleStore people{ground};
  SessionStore sessions{ground};
  SecondFactorStore second_factors{ground};
  AppointmentStore appointments{ground};
  RecoveryStore recovery{ground, people};
  DeclarationStore declarations{ground};
  SignIn sign_in{ground, people, sessions, second_factors};
};

Accounts::Accounts(std::unique_ptr<State> state) : state_(std::move(state)) {}
Accounts::~Accounts() = default;

Result<std::unique_ptr<Accounts>> Accounts::open(sql::Database& database, const Clock& clock,
                                                 Random& random,
                                                 const std::filesystem::path& key_file,
                                                 PasswordCost cost) {
  TRY_VOID(migrate(database, clock.now()));
  TRY(SealingKey key, SealingKey::open(key_file, random));
  auto state = std::make_unique<State>(database, clock, random, std::move(key), cost);
  return std::unique_ptr<Accounts>(new Accounts(std::move(state)));
}

PeopleStore& Accounts::people() { return state_->people; }
SessionStore& Accounts::sessions() { return state_->sessions; }
SecondFactorStore& Accounts::second_factors() { return state_->second_factors; }
AppointmentStore& Accounts::appointments() { return state_->appointments; }
RecoveryStore& Accounts::recovery() { return state_->recovery; }
DeclarationStore& Accounts::declarations() { return state_->declarations; }
SignIn& Accounts::sign_in() { return state_->sign_in; }

Result<AuditPage> Accounts::search_audit(const AuditQuery& query) const {
  return accounts::search_audit(state_->ground.database, query);
}

std::string Accounts::form_token(std::string_view session_secret) const {
  return state_->key.fingerprint("form", session_secret);
}

}  // namespace ocop::accounts
