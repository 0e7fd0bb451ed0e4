#include "accounts/throttle_store.h"

#include <algorithm>

#include "accounts/ground.h"
#include "base/limits.h"

namespace ocop::accounts {
namespace {

struct Known {
  long long failures = 0;
  long long last_at = 0;
  long long closed_until = 0;
};

Known find(soci::session& session, const std::string& name) {
  Known known;
  session << "select failures, last_at, closed_until from throttles where name = :name",
      soci::use(name), soci::into(known.failures), soci::into(known.last_at),
      soci::into(known.closed_until);
  return known;
}

void store(soci::session& session, const std::string& name, const Known& known) {
  session << "insert into throttles (name, failures, last_at, closed_until) "
             "values (:name, :failures, :last_at, :closed_until) on conflict (name) do update set "
             "failures = excluded.failures, last_at = excluded.last_at, "
             "closed_until = excluded.closed_until",
      soci::use(name), soci::use(known.failures), soci::use(known.last_at),
      soci::use(known.closed_until);
}

std::int64_t delay_ms(long long failures, std::int64_t failures_free) {
  if (failures < failures_free) return 0;
  const auto doublings = std::min<std::int64_t>(failures - failures_free, 20);
  return std::min(limits::throttle_delay_ms_min << doublings, limits::throttle_delay_ms_max);
}

}  // namespace

// A fingerprint, since people type their passwords and other people's numbers into the wrong box.
std::string ThrottleStore::name(std::string_view kind, std::string_view what) const {
  return std::string(kind) + " " + ground_.key.fingerprint("throttle", what).substr(0, 32);
}

Result<void> ThrottleStore::take(std::string_view kind, std::string_view what,
                                 std::int64_t failures_free) {
  const std::string stored_name = name(kind, what);
  const auto now = static_cast<long long>(ground_.now().micros);
  return sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, ground_.database.begin(sql::Access::write));
    soci::session& session = transaction.session();
    Known known = find(session, stored_name);
    if (known.closed_until > now) {
      const auto seconds = (known.closed_until - now) / micros_per_second + 1;
      return Error{Code::resource_exhausted, "too many wrong guesses; wait before the next one",
                   std::to_string(seconds)};
    }
    if (now - known.last_at > limits::throttle_memory_ms_max * 1'000) known = {};
    known.failures += 1;
    known.last_at = now;
    known.closed_until = now + delay_ms(known.failures, failures_free) * 1'000;
    store(session, stored_name, known);
    const long long forgotten = now - limits::throttle_memory_ms_max * 1'000;
    session << "delete from throttles where last_at < :forgotten", soci::use(forgotten);
    return transaction.commit();
  });
}

Result<void> ThrottleStore::forget(std::string_view kind, std::string_view what) {
  const std::string stored_name = name(kind, what);
  return sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, ground_.database.begin(sql::Access::write));
    transaction.session() << "delete from throttles where name = :name", soci::use(stored_name);
    return transaction.commit();
  });
}

Result<void> ThrottleStore::give_back(std::string_view kind, std::string_view what) {
  const std::string stored_name = name(kind, what);
  return sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, ground_.database.begin(sql::Access::write));
    transaction.session() << "update throttles set failures = failures - 1, closed_until = 0 "
                             "where name = :name and failures > 0",
        soci::use(stored_name);
    return transaction.commit();
  });
}

std::string throttled_address(std::string_view address) {
  std::size_t at = 0;
  for (int colons = 0; at < address.size(); ++at) {
    if (address[at] == ':' && ++colons == 4) break;
  }
  return std::string(address.substr(0, at));
}

}  // namespace ocop::accounts
