#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/person.h"
#include "base/result.h"

namespace soci {
class session;
}

namespace ocop::accounts {

struct Ground;

struct NewPerson {
  std::string login = {};  ///< empty: the phone number, else the e-mail address
  std::string name = {};
  std::string phone = {};
  std::string email = {};
  std::string password = {};  ///< empty: none yet; a recovery code lets the person choose one
};

struct PersonChange {
  std::string name, phone, email;
};

struct PeoplePage {
  std::vector<Person> people;  ///< in the order of their logins
  bool has_more = false;
};

/// People and their passwords. Errors name the field in their pointer ("phone", "email", "login",
/// "name", "password.too_short" …), so that a form can show them beside it. Safe to use from
/// several threads.
class PeopleStore {
 public:
  explicit PeopleStore(const Ground& ground) : ground_(ground) {}

  /// `already_exists` when one of the names to sign in with belongs to somebody.
  Result<Person> create(const NewPerson& person, std::string_view actor);
  Result<Person> find(const PersonId& id) const;
  /// By login, phone or e-mail, however written.
  Result<std::optional<Person>> find_by_sign_in_name(std::string_view typed) const;
  /// `failed_precondition` when the version is no longer that.
  Result<Person> change(const PersonId& id, long long version, const PersonChange& change,
                        std::string_view actor);

  /// Every other session of the person ends; `kept` is the one that goes on, may be empty.
  Result<void> set_password(const PersonId& id, std::string_view password, std::string_view actor,
                            std::string_view kept_session = {});
  /// Whether this is the password now; takes as long for somebody without one.
  /// A right password whose hash was made at another cost is hashed anew.
  Result<bool> has_password(const PersonId& id, std::string_view password) const;

  /// Ends all sessions. Nobody is deleted: the audit refers to them.
  Result<void> disable(const PersonId& id, std::string_view actor);
  Result<void> enable(const PersonId& id, std::string_view actor);

  /// Every word must occur in name, login, phone or e-mail; at most `limits::people_listed_max`
  /// after the login `after`.
  Result<PeoplePage> list(std::string_view words, std::string_view after = {}) const;
  Result<bool> is_empty() const;

 private:
  Result<void> hash_anew(const PersonId& id, std::string_view password,
                         const std::string& old_hash) const;

  const Ground& ground_;
};

/// For the other stores of this room, inside a transaction.
Result<Person> find_person(soci::session& session, const PersonId& id);
/// Whose login it is, exactly as it is kept; nothing: nobody's, as the name of a program is. For
/// guards of registers as well, in the transaction that stores the row.
std::optional<PersonId> person_with_login(soci::session& session, std::string_view login);
std::string object_of(const PersonId& id);  ///< "person 01J…", as the audit names it
void end_sessions_of(soci::session& session, const PersonId& id, Timestamp now,
                     std::string_view kept_session = {});

}  // namespace ocop::accounts
