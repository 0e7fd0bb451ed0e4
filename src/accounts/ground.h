#pragma once

#include <soci/soci.h>

#include <string>
#include <string_view>
#include <type_traits>

#include "accounts/audit.h"
#include "accounts/password_hash.h"
#include "accounts/sealing_key.h"
#include "accounts/session_cache.h"
#include "base/clock.h"
#include "base/random.h"
#include "sql/database.h"

namespace ocop::accounts {

/// What the stores of this room stand on. Owned by `Accounts`.
struct Ground {
  sql::Database& database;
  const Clock& clock;
  Random& random;
  const SealingKey& key;
  PasswordHasher& hasher;
  SessionCache& sessions;

  Timestamp now() const { return clock.now(); }
  std::string new_id() const { return new_sortable_id(clock, random); }
};

template <class Work>
auto read(const Ground& ground, Work&& work) -> std::invoke_result_t<Work, soci::session&> {
  return sql::guarded([&]() -> std::invoke_result_t<Work, soci::session&> {
    TRY(const sql::Transaction transaction, ground.database.begin(sql::Access::read));
    return work(transaction.session());
  });
}

/// Commits when `work` gives no error. What was read of sessions before is forgotten.
template <class Work>
auto write(const Ground& ground, Work&& work) -> std::invoke_result_t<Work, soci::session&> {
  auto result = sql::guarded([&]() -> std::invoke_result_t<Work, soci::session&> {
    TRY(sql::Transaction transaction, ground.database.begin(sql::Access::write));
    auto done = work(transaction.session());
    if (done) TRY_VOID(transaction.commit());
    return done;
  });
  ground.sessions.clear();
  return result;
}

/// One entry in the audit, in the transaction of the caller. `after` is JSON without secrets.
inline void audit(const Ground& ground, soci::session& session, std::string_view actor,
                  std::string_view act, std::string object, std::string before, std::string after) {
  write_audit(session,
              {ground.now(), std::string(actor), std::string(act), std::move(object),
               std::move(before), std::move(after)},
              ground.clock, ground.random);
}

}  // namespace ocop::accounts
