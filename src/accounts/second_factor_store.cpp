#include "accounts/second_factor_store.h"

#include <algorithm>

#include "accounts/ground.h"
#include "accounts/people_store.h"
#include "accounts/short_code.h"
#include "accounts/totp.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr std::string_view backup_purpose = "backup code";
constexpr const char* passkey_columns =
    "id, person_id, name, algorithm, public_key, counter, made_at, last_used_at";

struct StoredTotp {
  std::string sealed;
  std::int64_t last_step = 0;
  bool is_confirmed = false;
};

std::optional<StoredTotp> find_totp(soci::session& session, const PersonId& person) {
  const soci::rowset<soci::row> rows =
      (session.prepare << "select sealed, last_step, confirmed_at from totp_secrets "
                          "where person_id = :id",
       soci::use(person.text()));
  for (const soci::row& row : rows) {
    return StoredTotp{row.get<std::string>(0), row.get<long long>(1), row.get<long long>(2) > 0};
  }
  return std::nullopt;
}

void store_totp(soci::session& session, const PersonId& person, const std::string& sealed,
                Timestamp made_at, Timestamp confirmed_at) {
  const auto made = static_cast<long long>(made_at.micros);
  const auto confirmed = static_cast<long long>(confirmed_at.micros);
  session << "insert into totp_secrets (person_id, sealed, made_at, confirmed_at) "
             "values (:id, :sealed, :made_at, :confirmed_at)",
      soci::use(person.text()), soci::use(sealed), soci::use(made), soci::use(confirmed);
}

Result<StoredPasskey> passkey_from(const soci::row& row) {
  StoredPasskey passkey;
  passkey.credential_id = row.get<std::string>(0);
  passkey.person = PersonId(row.get<std::string>(1));
  passkey.name = row.get<std::string>(2);
  passkey.key.algorithm = static_cast<PasskeyAlgorithm>(row.get<long long>(3));
  TRY(passkey.key.bytes, from_base64url(row.get<std::string>(4)));
  passkey.counter = static_cast<std::uint32_t>(row.get<long long>(5));
  passkey.made_at = {row.get<long long>(6)};
  if (const Timestamp used{row.get<long long>(7)}; used != Timestamp{}) passkey.last_used_at = used;
  return passkey;
}

Result<std::vector<StoredPasskey>> fetch_passkeys(soci::session& session,
                                                  std::string_view condition,
                                                  const std::string& value) {
  std::vector<StoredPasskey> passkeys;
  const soci::rowset<soci::row> rows =
      (session.prepare << "select " << passkey_columns << " from passkeys where " << condition
                       << " order by made_at",
       soci::use(value));
  for (const soci::row& row : rows) {
    TRY(StoredPasskey passkey, passkey_from(row));
    passkeys.push_back(std::move(passkey));
  }
  return passkeys;
}

std::vector<std::string> make_backup_codes(const Ground& ground, soci::session& session,
                                           const PersonId& person) {
  session << "delete from backup_codes where person_id = :id", soci::use(person.text());
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < limits::backup_codes; ++i) {
    codes.push_back(new_letter_code(ground.random));
    const std::string fingerprint =
        ground.key.fingerprint(backup_purpose, person.text() + plain_code(codes.back()));
    session << "insert into backup_codes (person_id, fingerprint) values (:id, :fingerprint)",
        soci::use(person.text()), soci::use(fingerprint);
  }
  return codes;
}

}  // namespace

Result<SecondFactors> SecondFactorStore::of(const PersonId& person) const {
  return read(ground_, [&](soci::session& session) -> Result<SecondFactors> {
    SecondFactors factors;
    const auto totp = find_totp(session, person);
    factors.totp = totp && totp->is_confirmed;
    long long left = 0;
    session << "select count(*) from backup_codes where person_id = :id and used_at = 0",
        soci::use(person.text()), soci::into(left);
    factors.backup_codes_left = static_cast<std::size_t>(left);
    TRY(factors.passkeys, fetch_passkeys(session, "person_id = :id", person.text()));
    return factors;
  });
}

Result<std::string> SecondFactorStore::begin_totp(const PersonId& person) {
  return write(ground_, [&](soci::session& session) -> Result<std::string> {
    if (const auto known = find_totp(session, person)) {
      if (!known->is_confirmed) return ground_.key.unseal(known->sealed);
      return Error{Code::failed_precondition,
                   "there is an authenticator app already; remove it first", ""};
    }
    const std::string secret = new_totp_secret(ground_.random);
    store_totp(session, person, ground_.key.seal(secret, ground_.random), ground_.now(), {});
    return secret;
  });
}

Result<std::vector<std::string>> SecondFactorStore::confirm_totp(const PersonId& person,
                                                                 std::string_view code) {
  return write(ground_, [&](soci::session& session) -> Result<std::vector<std::string>> {
    const auto known = find_totp(session, person);
    if (!known || known->is_confirmed) {
      return Error{Code::failed_precondition, "no authenticator app waits to be confirmed", ""};
    }
    TRY(const std::string secret, ground_.key.unseal(known->sealed));
    const auto step = matching_totp_step(secret, code, ground_.now(), 0);
    if (!step) {
      return Error{Code::invalid_argument,
                   "this is not the code that the app shows now; is the clock of the phone right?",
                   "code"};
    }
    const auto at = static_cast<long long>(ground_.now().micros);
    const auto last_step = static_cast<long long>(*step);
    session
        << "update totp_secrets set confirmed_at = :at, last_step = :step where person_id = :id",
        soci::use(at), soci::use(last_step), soci::use(person.text());
    TRY(const Person who, find_person(session, person));
    audit(ground_, session, who.login, "second_factor.totp", object_of(person), "", "");
    return make_backup_codes(ground_, session, person);
  });
}

Result<std::vector<std::string>> SecondFactorStore::renew_backup_codes(const PersonId& person,
                                                                       std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<std::vector<std::string>> {
    audit(ground_, session, actor, "second_factor.backup_codes", object_of(person), "", "");
    return make_backup_codes(ground_, session, person);
  });
}

Result<void> SecondFactorStore::remove_totp(const PersonId& person, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    session << "delete from totp_secrets where person_id = :id", soci::use(person.text());
    session << "delete from backup_codes where person_id = :id", soci::use(person.text());
    audit(ground_, session, actor, "second_factor.remove_totp", object_of(person), "", "");
    return ok();
  });
}

void delete_second_factors(soci::session& session, const PersonId& person) {
  session << "delete from totp_secrets where person_id = :id", soci::use(person.text());
  session << "delete from backup_codes where person_id = :id", soci::use(person.text());
  session << "delete from passkeys where person_id = :id", soci::use(person.text());
}

Result<void> SecondFactorStore::remove_all(const PersonId& person, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    delete_second_factors(session, person);
    audit(ground_, session, actor, "second_factor.remove_all", object_of(person), "", "");
    return ok();
  });
}

Result<void> SecondFactorStore::set_totp(const PersonId& person, std::string_view secret) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    store_totp(session, person, ground_.key.seal(secret, ground_.random), ground_.now(),
               ground_.now());
    return ok();
  });
}

Result<bool> SecondFactorStore::use_code(const PersonId& person, std::string_view typed) {
  TRY(const bool is_totp, use_totp(person, typed));
  if (is_totp) return true;
  return use_backup_code(person, typed);
}

Result<bool> SecondFactorStore::use_totp(const PersonId& person, std::string_view typed) {
  return write(ground_, [&](soci::session& session) -> Result<bool> {
    const auto known = find_totp(session, person);
    if (!known || !known->is_confirmed) return false;
    TRY(const std::string secret, ground_.key.unseal(known->sealed));
    const auto step = matching_totp_step(secret, typed, ground_.now(), known->last_step);
    if (!step) return false;
    const auto last_step = static_cast<long long>(*step);
    session << "update totp_secrets set last_step = :step where person_id = :id",
        soci::use(last_step), soci::use(person.text());
    return true;
  });
}

Result<bool> SecondFactorStore::use_backup_code(const PersonId& person, std::string_view typed) {
  const std::string fingerprint =
      ground_.key.fingerprint(backup_purpose, person.text() + plain_code(typed));
  return write(ground_, [&](soci::session& session) -> Result<bool> {
    long long count = 0;
    session << "select count(*) from backup_codes where person_id = :id and "
               "fingerprint = :fingerprint and used_at = 0",
        soci::use(person.text()), soci::use(fingerprint), soci::into(count);
    if (count == 0) return false;
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "update backup_codes set used_at = :at where person_id = :id and "
               "fingerprint = :fingerprint",
        soci::use(at), soci::use(person.text()), soci::use(fingerprint);
    TRY(const Person who, find_person(session, person));
    audit(ground_, session, who.login, "second_factor.backup_code_used", object_of(person), "", "");
    return true;
  });
}

Result<void> SecondFactorStore::add_passkey(const PersonId& person, const NewPasskey& passkey,
                                            std::string_view name, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    TRY(const auto known, fetch_passkeys(session, "person_id = :id", person.text()));
    if (known.size() >= limits::passkeys_per_person_max) {
      return Error{Code::resource_exhausted, "remove a passkey before adding another", ""};
    }
    const std::string id = to_base64url(passkey.credential_id);
    const std::string key = to_base64url(passkey.key.bytes);
    const std::string label(name);
    const auto algorithm = static_cast<long long>(passkey.key.algorithm);
    const auto counter = static_cast<long long>(passkey.counter);
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "insert into passkeys (id, person_id, name, algorithm, public_key, counter, "
               "made_at) values (:id, :person_id, :name, :algorithm, :public_key, :counter, :at)",
        soci::use(id), soci::use(person.text()), soci::use(label), soci::use(algorithm),
        soci::use(key), soci::use(counter), soci::use(at);
    audit(ground_, session, actor, "second_factor.passkey", object_of(person), "", "");
    return ok();
  });
}

Result<void> SecondFactorStore::remove_passkey(const PersonId& person,
                                               std::string_view credential_id,
                                               std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    const std::string id(credential_id);
    session << "delete from passkeys where id = :id and person_id = :person_id", soci::use(id),
        soci::use(person.text());
    audit(ground_, session, actor, "second_factor.remove_passkey", object_of(person), "", "");
    return ok();
  });
}

Result<std::optional<StoredPasskey>> SecondFactorStore::find_passkey(
    std::string_view credential_id) const {
  return read(ground_, [&](soci::session& session) -> Result<std::optional<StoredPasskey>> {
    TRY(auto passkeys, fetch_passkeys(session, "id = :id", to_base64url(credential_id)));
    if (passkeys.empty()) return std::optional<StoredPasskey>();
    return std::optional(std::move(passkeys.front()));
  });
}

Result<void> SecondFactorStore::note_use(const StoredPasskey& passkey, std::uint32_t counter) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    const auto at = static_cast<long long>(ground_.now().micros);
    const auto value = static_cast<long long>(counter);
    session << "update passkeys set counter = :counter, last_used_at = :at where id = :id",
        soci::use(value), soci::use(at), soci::use(passkey.credential_id);
    return ok();
  });
}

}  // namespace ocop::accounts
