#include "accounts/recovery_store.h"

#include <boost/json.hpp>

#include "accounts/ground.h"
#include "accounts/second_factor_store.h"
#include "accounts/short_code.h"
#include "accounts/sign_in_name.h"
#include "accounts/throttle_store.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr std::string_view purpose = "recovery code";
constexpr const char* select_reset =
    "select factor_resets.id, factor_resets.person_id, people.login, people.name, reason, "
    "asked_by, asked_at from factor_resets join people on people.id = factor_resets.person_id "
    "where outcome = '' and ";

std::string fingerprint_of(const Ground& ground, const PersonId& person, std::string_view code) {
  return ground.key.fingerprint(purpose, person.text() + plain_code(code));
}

Error wrong_code() {
  return {Code::unauthenticated,
          "this code is not good: mistyped, used, or older than a day; ask the ward office for "
          "another one",
          "code"};
}

FactorReset reset_from(const soci::row& row) {
  return {row.get<std::string>(0), PersonId(row.get<std::string>(1)), row.get<std::string>(2),
          row.get<std::string>(3), row.get<std::string>(4),           row.get<std::string>(5),
          {row.get<long long>(6)}};
}

std::vector<FactorReset> fetch_resets(soci::session& session, std::string_view condition,
                                      const std::string& value) {
  std::vector<FactorReset> resets;
  const soci::rowset<soci::row> rows =
      (session.prepare << select_reset << condition << " order by asked_at", soci::use(value));
  for (const soci::row& row : rows) resets.push_back(reset_from(row));
  return resets;
}

}  // namespace

Result<std::string> RecoveryStore::make_code(const PersonId& person, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<std::string> {
    TRY_VOID(find_person(session, person));
    const std::string code = new_digit_code(ground_.random);
    const std::string fingerprint = fingerprint_of(ground_, person, code);
    const std::string id = ground_.new_id();
    const std::string maker(actor);
    const auto at = static_cast<long long>(ground_.now().micros);
    const long long expires_at = at + limits::recovery_code_ms_max * 1'000;
    session << "update recovery_codes set expires_at = :at where person_id = :id and "
               "used_at = 0 and expires_at > :now",
        soci::use(at), soci::use(person.text()), soci::use(at);
    session << "insert into recovery_codes (id, person_id, fingerprint, made_by, made_at, "
               "expires_at) values (:id, :person_id, :fingerprint, :made_by, :made_at, :expires)",
        soci::use(id), soci::use(person.text()), soci::use(fingerprint), soci::use(maker),
        soci::use(at), soci::use(expires_at);
    audit(ground_, session, actor, "recovery.code", object_of(person), "", "");
    return code;
  });
}

Result<PersonId> RecoveryStore::owner_of(std::string_view sign_in_name,
                                         std::string_view code) const {
  TRY(const auto person, people_.find_by_sign_in_name(sign_in_name));
  if (!person || person->disabled_at) return wrong_code();
  const std::string fingerprint = fingerprint_of(ground_, person->id, code);
  return read(ground_, [&](soci::session& session) -> Result<PersonId> {
    const auto now = static_cast<long long>(ground_.now().micros);
    long long count = 0;
    session << "select count(*) from recovery_codes where person_id = :id and "
               "fingerprint = :fingerprint and used_at = 0 and expires_at > :now",
        soci::use(person->id.text()), soci::use(fingerprint), soci::use(now), soci::into(count);
    if (count == 0) return wrong_code();
    return person->id;
  });
}

Result<void> RecoveryStore::use_code(std::string_view sign_in_name, std::string_view code,
                                     std::string_view new_password, std::string_view address) {
  ThrottleStore throttle(ground_);
  const auto name = parse_sign_in_name(sign_in_name);
  const std::string throttled = name ? *name : fold(sign_in_name);
  TRY_VOID(
      throttle.take("address", throttled_address(address), limits::throttle_address_failures_free));
  TRY_VOID(throttle.take("recovery", throttled, limits::throttle_account_failures_free));
  TRY(const PersonId person, owner_of(sign_in_name, code));
  TRY_VOID(throttle.forget("recovery", throttled));
  TRY(const Person who, people_.find(person));
  TRY_VOID(people_.set_password(person, new_password, who.login));
  TRY_VOID(throttle.forget("password", who.id.text()));
  return write(ground_, [&](soci::session& session) -> Result<void> {
    const auto at = static_cast<long long>(ground_.now().micros);
    const std::string fingerprint = fingerprint_of(ground_, person, code);
    session << "update recovery_codes set used_at = :at where person_id = :id and "
               "fingerprint = :fingerprint",
        soci::use(at), soci::use(person.text()), soci::use(fingerprint);
    audit(ground_, session, who.login, "recovery.use", object_of(person), "", "");
    return ok();
  });
}

Result<std::vector<RecoveryCode>> RecoveryStore::codes_of(const PersonId& person) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<RecoveryCode>> {
    std::vector<RecoveryCode> codes;
    const soci::rowset<soci::row> rows =
        (session.prepare << "select made_by, made_at, expires_at, used_at from recovery_codes "
                            "where person_id = :id order by made_at desc limit 5",
         soci::use(person.text()));
    for (const soci::row& row : rows) {
      codes.push_back(
          {row.get<std::string>(0), {row.get<long long>(1)}, {row.get<long long>(2)}, {}});
      if (const Timestamp used{row.get<long long>(3)}; used != Timestamp{}) {
        codes.back().used_at = used;
      }
    }
    return codes;
  });
}

Result<void> RecoveryStore::ask_reset(const PersonId& person, std::string_view reason,
                                      std::string_view actor) {
  const std::string why(trim(reason));
  if (why.empty() || why.size() > limits::registry_name_bytes_max || !is_utf8(why)) {
    return Error{Code::invalid_argument, "say in a sentence why the second factor is lost",
                 "reason"};
  }
  return write(ground_, [&](soci::session& session) -> Result<void> {
    TRY_VOID(find_person(session, person));
    if (!fetch_resets(session, "factor_resets.person_id = :id", person.text()).empty()) {
      return Error{Code::already_exists, "this was asked for already and waits for a decision", ""};
    }
    const std::string id = ground_.new_id();
    const std::string asker(actor);
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "insert into factor_resets (id, person_id, reason, asked_by, asked_at) "
               "values (:id, :person_id, :reason, :asked_by, :asked_at)",
        soci::use(id), soci::use(person.text()), soci::use(why), soci::use(asker), soci::use(at);
    audit(ground_, session, actor, "second_factor.ask_reset", object_of(person), "",
          boost::json::serialize(boost::json::object{{"reason", why}}));
    return ok();
  });
}

Result<std::vector<FactorReset>> RecoveryStore::waiting_resets() const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<FactorReset>> {
    return fetch_resets(session, "factor_resets.id > :none", "");
  });
}

Result<void> RecoveryStore::decide_reset(std::string_view id, Decision decision,
                                         std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    const auto found = fetch_resets(session, "factor_resets.id = :id", std::string(id));
    if (found.empty()) return Error{Code::not_found, "nothing waits under this number", ""};
    const FactorReset& reset = found.front();
    if (reset.asked_by == actor || reset.person_login == actor) {
      return Error{Code::failed_precondition,
                   "it takes another person to decide: neither who asked nor whom it is about",
                   "actor"};
    }
    const std::string decider(actor);
    const std::string outcome = decision == Decision::done ? "done" : "refused";
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "update factor_resets set decided_by = :by, decided_at = :at, outcome = :outcome "
               "where id = :id",
        soci::use(decider), soci::use(at), soci::use(outcome), soci::use(reset.id);
    if (decision == Decision::done) {
      delete_second_factors(session, reset.person);
      end_sessions_of(session, reset.person, ground_.now());
    }
    audit(ground_, session, actor,
          decision == Decision::done ? "second_factor.reset" : "second_factor.refuse_reset",
          object_of(reset.person), "", "");
    return ok();
  });
}

}  // namespace ocop::accounts
