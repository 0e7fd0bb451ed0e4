#include "accounts/people_store.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/ground.h"
#include "accounts/password_rules.h"
#include "accounts/search.h"
#include "accounts/sign_in_name.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr const char* columns =
    "people.id, people.login, people.name, people.phone, people.email, people.password_hash, "
    "people.created_at, people.disabled_at, people.version";

Person from_row(const soci::row& row) {
  Person person;
  person.id = PersonId(row.get<std::string>(0));
  person.login = row.get<std::string>(1);
  person.name = row.get<std::string>(2);
  person.phone = row.get<std::string>(3);
  person.email = row.get<std::string>(4);
  person.has_password = !row.get<std::string>(5).empty();
  person.created_at = {row.get<long long>(6)};
  const Timestamp disabled_at{row.get<long long>(7)};
  if (disabled_at != Timestamp{}) person.disabled_at = disabled_at;
  person.version = row.get<long long>(8);
  return person;
}

std::string json_of(const Person& person) {
  return boost::json::serialize(boost::json::object{{"login", person.login},
                                                    {"name", person.name},
                                                    {"phone", person.phone},
                                                    {"email", person.email}});
}

Result<std::string> checked_name(std::string_view typed) {
  const std::string_view name = trim(typed);
  if (name.empty() || name.size() > limits::person_name_bytes_max || !is_utf8(name) ||
      std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; })) {
    return Error{Code::invalid_argument,
                 fmt::format("write the name of the person, at most {} bytes",
                             limits::person_name_bytes_max),
                 "name"};
  }
  return to_nfc(name);
}

Result<void> check_contact(Person& person, const PersonChange& typed) {
  TRY(person.name, checked_name(typed.name));
  person.phone.clear();
  person.email.clear();
  if (!trim(typed.phone).empty()) {
    TRY(person.phone, parse_phone(typed.phone));
  }
  if (!trim(typed.email).empty()) {
    TRY(person.email, parse_email(typed.email));
  }
  return ok();
}

Result<void> check_login(Person& person, std::string_view typed) {
  if (!trim(typed).empty()) {
    TRY(person.login, parse_sign_in_name(typed));
    return ok();
  }
  person.login = person.phone.empty() ? person.email : person.phone;
  if (!person.login.empty()) return ok();
  return Error{Code::invalid_argument, "write a login, a phone number or an e-mail address",
               "login"};
}

Result<void> check_password(const Person& person, std::string_view password) {
  const auto fault = fault_of(password, {person.login, person.phone, person.email, person.name});
  if (!fault) return ok();
  return Error{Code::invalid_argument, std::string(describe(*fault)),
               fmt::format("password.{}", name_of(*fault))};
}

std::string folded(const Person& person) {
  return fold(fmt::format("{} {} {} {}", person.name, person.login, person.phone, person.email));
}

std::vector<std::pair<std::string, std::string>> sign_in_names(const Person& person) {
  std::vector<std::pair<std::string, std::string>> names{{person.login, "login"}};
  if (!person.phone.empty() && person.phone != person.login)
    names.push_back({person.phone, "phone"});
  if (!person.email.empty() && person.email != person.login)
    names.push_back({person.email, "email"});
  return names;
}

/// `already_exists` with the field whose value belongs to somebody else.
Result<void> check_names_are_free(soci::session& session, const Person& person) {
  for (const auto& [name, field] : sign_in_names(person)) {
    long long taken = 0;
    session << "select count(*) from sign_in_names where name = :name and person_id <> :id",
        soci::use(name), soci::use(person.id.text()), soci::into(taken);
    if (taken > 0) {
      return Error{Code::already_exists, fmt::format("another account has this {}", field), field};
    }
  }
  return ok();
}

void store_names(soci::session& session, const Person& person) {
  session << "delete from sign_in_names where person_id = :id", soci::use(person.id.text());
  for (const auto& [name, field] : sign_in_names(person)) {
    session << "insert into sign_in_names (name, person_id) values (:name, :id)", soci::use(name),
        soci::use(person.id.text());
  }
}

}  // namespace

std::string object_of(const PersonId& id) { return "person " + id.text(); }

Result<Person> find_person(soci::session& session, const PersonId& id) {
  const soci::rowset<soci::row> rows =
      (session.prepare << "select " << columns << " from people where id = :id",
       soci::use(id.text()));
  for (const soci::row& row : rows) return from_row(row);
  return Error{Code::not_found, "there is no such person", "person"};
}

std::optional<PersonId> person_with_login(soci::session& session, std::string_view login) {
  const std::string name(login);
  const soci::rowset<soci::row> rows =
      (session.prepare << "select id from people where login = :login", soci::use(name));
  for (const soci::row& row : rows) return PersonId(row.get<std::string>(0));
  return std::nullopt;
}

void end_sessions_of(soci::session& session, const PersonId& id, Timestamp now,
                     std::string_view kept_session) {
  const auto at = static_cast<long long>(now.micros);
  const std::string kept(kept_session);
  session << "update sessions set ended_at = :at where person_id = :id and ended_at = 0 "
             "and id <> :kept",
      soci::use(at), soci::use(id.text()), soci::use(kept);
}

Result<Person> PeopleStore::create(const NewPerson& typed, std::string_view actor) {
  Person person;
  TRY_VOID(check_contact(person, {typed.name, typed.phone, typed.email}));
  TRY_VOID(check_login(person, typed.login));
  std::string hash;
  if (!typed.password.empty()) {
    TRY_VOID(check_password(person, typed.password));
    TRY(hash, ground_.hasher.hash(typed.password));
  }
  person.id = PersonId(ground_.new_id());
  person.has_password = !hash.empty();
  person.created_at = ground_.now();
  return write(ground_, [&](soci::session& session) -> Result<Person> {
    TRY_VOID(check_names_are_free(session, person));
    const auto at = static_cast<long long>(person.created_at.micros);
    const std::string words = folded(person);
    session << "insert into people (id, login, name, phone, email, password_hash, "
               "password_changed_at, created_at, folded) values (:id, :login, :name, :phone, "
               ":email, :hash, :changed_at, :created_at, :folded)",
        soci::use(person.id.text()), soci::use(person.login), soci::use(person.name),
        soci::use(person.phone), soci::use(person.email), soci::use(hash), soci::use(at),
        soci::use(at), soci::use(words);
    store_names(session, person);
    audit(ground_, session, actor, "person.create", object_of(person.id), "", json_of(person));
    return person;
  });
}

Result<Person> PeopleStore::find(const PersonId& id) const {
  return read(ground_, [&](soci::session& session) { return find_person(session, id); });
}

Result<std::optional<Person>> PeopleStore::find_by_sign_in_name(std::string_view typed) const {
  const auto name = parse_sign_in_name(typed);
  if (!name) return std::optional<Person>();
  return read(ground_, [&](soci::session& session) -> Result<std::optional<Person>> {
    const soci::rowset<soci::row> rows =
        (session.prepare << "select " << columns
                         << " from sign_in_names join people on people.id = "
                            "sign_in_names.person_id where sign_in_names.name = :name",
         soci::use(*name));
    for (const soci::row& row : rows) return std::optional(from_row(row));
    return std::optional<Person>();
  });
}

Result<Person> PeopleStore::change(const PersonId& id, long long version, const PersonChange& typed,
                                   std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<Person> {
    TRY(Person person, find_person(session, id));
    if (person.version != version) {
      return Error{Code::failed_precondition,
                   "somebody else changed this account meanwhile; look at it again", "version"};
    }
    const Person before = person;
    TRY_VOID(check_contact(person, typed));
    // A login that was the phone number or the address follows it.
    if (before.login == before.phone || before.login == before.email) {
      TRY_VOID(check_login(person, ""));
    }
    TRY_VOID(check_names_are_free(session, person));
    person.version += 1;
    const std::string words = folded(person);
    session << "update people set login = :login, name = :name, phone = :phone, email = :email, "
               "folded = :folded, version = :version where id = :id",
        soci::use(person.login), soci::use(person.name), soci::use(person.phone),
        soci::use(person.email), soci::use(words), soci::use(person.version), soci::use(id.text());
    store_names(session, person);
    audit(ground_, session, actor, "person.change", object_of(id), json_of(before),
          json_of(person));
    return person;
  });
}

Result<void> PeopleStore::set_password(const PersonId& id, std::string_view password,
                                       std::string_view actor, std::string_view kept_session) {
  TRY(const Person person, find(id));
  TRY_VOID(check_password(person, password));
  TRY(const std::string hash, ground_.hasher.hash(password));
  return write(ground_, [&](soci::session& session) -> Result<void> {
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "update people set password_hash = :hash, password_changed_at = :at where id = :id",
        soci::use(hash), soci::use(at), soci::use(id.text());
    end_sessions_of(session, id, ground_.now(), kept_session);
    audit(ground_, session, actor, "person.password", object_of(id), "", "");
    return ok();
  });
}

Result<bool> PeopleStore::has_password(const PersonId& id, std::string_view password) const {
  TRY(const std::string hash, read(ground_, [&](soci::session& session) -> Result<std::string> {
        std::string stored;
        session << "select password_hash from people where id = :id", soci::use(id.text()),
            soci::into(stored);
        return stored;
      }));
  TRY(const bool fits, ground_.hasher.verify(password, hash));
  if (fits && ground_.hasher.is_outdated(hash)) TRY_VOID(hash_anew(id, password, hash));
  return fits;
}

// The cost was raised since: now that the password is here, it is hashed at today's.
Result<void> PeopleStore::hash_anew(const PersonId& id, std::string_view password,
                                    const std::string& old_hash) const {
  TRY(const std::string hash, ground_.hasher.hash(password));
  return write(ground_, [&](soci::session& session) -> Result<void> {
    session << "update people set password_hash = :hash "
               "where id = :id and password_hash = :old_hash",
        soci::use(hash), soci::use(id.text()), soci::use(old_hash);
    return ok();
  });
}

Result<void> PeopleStore::disable(const PersonId& id, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    TRY_VOID(find_person(session, id));
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "update people set disabled_at = :at where id = :id and disabled_at = 0",
        soci::use(at), soci::use(id.text());
    end_sessions_of(session, id, ground_.now());
    audit(ground_, session, actor, "person.disable", object_of(id), "", "");
    return ok();
  });
}

Result<void> PeopleStore::enable(const PersonId& id, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    TRY_VOID(find_person(session, id));
    session << "update people set disabled_at = 0 where id = :id", soci::use(id.text());
    audit(ground_, session, actor, "person.enable", object_of(id), "", "");
    return ok();
  });
}

Result<PeoplePage> PeopleStore::list(std::string_view words, std::string_view after) const {
  return read(ground_, [&](soci::session& session) -> Result<PeoplePage> {
    Search search(fmt::format("select {} from people", columns));
    search.add("login > {}", std::string(after));
    search.add_words("folded", words);
    PeoplePage page;
    search.run(session, "login", limits::people_listed_max + 1,
               [&](const soci::row& row) { page.people.push_back(from_row(row)); });
    page.has_more = page.people.size() > limits::people_listed_max;
    if (page.has_more) page.people.pop_back();
    return page;
  });
}

Result<bool> PeopleStore::is_empty() const {
  return read(ground_, [&](soci::session& session) -> Result<bool> {
    long long count = 0;
    session << "select count(*) from people", soci::into(count);
    return count == 0;
  });
}

}  // namespace ocop::accounts
