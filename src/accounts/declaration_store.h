#pragma once

#include <cstdint>
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

/// Why somebody may not judge a producer (requirements, section E: "barred if adviser, relative,
/// supplier or competitor of the subject").
enum class Relation : std::uint8_t { adviser, relative, supplier, competitor, other };

std::string_view name_of(Relation relation);  ///< "competitor"
std::optional<Relation> relation_from(std::string_view name);

struct NewDeclaration {
  PersonId person;
  std::string subject_id;
  Relation relation = Relation::other;
  std::string note = {};
  Date valid_from = {};
  std::optional<Date> valid_to = {};  ///< the last day
};

struct Declaration {
  std::string id;
  NewDeclaration what;
  std::string person_login, person_name;
  std::string entered_by;
  Timestamp entered_at;
};

/// Conflicts of interest, declared by the person or entered by an officer who learned of one.
/// Nothing is deleted: an error is withdrawn, with an entry in the audit. Safe to use from several
/// threads.
class DeclarationStore {
 public:
  explicit DeclarationStore(const Ground& ground) : ground_(ground) {}

  /// `invalid_argument` names the field. Whether the subject exists, the caller knows.
  Result<Declaration> enter(const NewDeclaration& declaration, std::string_view actor);
  Result<void> withdraw(std::string_view id, std::string_view actor);
  Result<Declaration> find(std::string_view id) const;
  Result<std::vector<Declaration>> of_person(const PersonId& person) const;
  Result<std::vector<Declaration>> of_subject(std::string_view subject_id) const;
  Result<std::vector<Declaration>> all() const;  ///< the newest 500

  /// What bars the person from acting on the subject on that day: what was declared, and being its
  /// adviser, owner or delegate then. Empty: nothing does.
  Result<std::vector<Relation>> conflicts_of(const PersonId& person, std::string_view subject_id,
                                             Date day) const;

 private:
  const Ground& ground_;
};

struct Conflict {
  std::string subject_id;
  Relation relation = Relation::other;
};

/// The same of all producers at once, each relation to each once, inside a transaction of the
/// caller: for registers that ask about many.
std::vector<Conflict> conflicts_of(soci::session& session, const PersonId& person, Date day);

}  // namespace ocop::accounts
