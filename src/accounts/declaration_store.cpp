#include "accounts/declaration_store.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "accounts/appointment_store.h"
#include "accounts/ground.h"
#include "accounts/people_store.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr std::array<std::string_view, 5> names{"adviser", "relative", "supplier", "competitor",
                                                "other"};
constexpr const char* select =
    "select declarations.id, declarations.person_id, subject_id, relation, note, valid_from, "
    "valid_to, people.login, people.name, entered_by, entered_at from declarations "
    "join people on people.id = declarations.person_id where withdrawn_at = 0 and ";
constexpr const char* newest_first = " order by entered_at desc, declarations.id desc limit 500";

// Written by this store alone; a day that does not parse counts as always, which bars.
Declaration declaration_from(const soci::row& row) {
  Declaration declaration;
  declaration.id = row.get<std::string>(0);
  NewDeclaration& what = declaration.what;
  what.person = PersonId(row.get<std::string>(1));
  what.subject_id = row.get<std::string>(2);
  what.relation = relation_from(row.get<std::string>(3)).value_or(Relation::other);
  what.note = row.get<std::string>(4);
  if (const auto from = parse_date(row.get<std::string>(5))) what.valid_from = *from;
  if (const auto to = parse_date(row.get<std::string>(6))) what.valid_to = *to;
  declaration.person_login = row.get<std::string>(7);
  declaration.person_name = row.get<std::string>(8);
  declaration.entered_by = row.get<std::string>(9);
  declaration.entered_at = {row.get<long long>(10)};
  return declaration;
}

std::vector<Declaration> fetch(soci::session& session, std::string_view condition,
                               const std::string& value) {
  std::vector<Declaration> declarations;
  const soci::rowset<soci::row> rows =
      (session.prepare << select << condition << newest_first, soci::use(value));
  for (const soci::row& row : rows) declarations.push_back(declaration_from(row));
  return declarations;
}

Result<Declaration> find_declaration(soci::session& session, std::string_view id) {
  auto found = fetch(session, "declarations.id = :id", std::string(id));
  if (found.empty()) return Error{Code::not_found, "there is no such declaration", ""};
  return std::move(found.front());
}

std::string json_of(const NewDeclaration& what) {
  boost::json::object object{{"subject", what.subject_id},
                             {"relation", name_of(what.relation)},
                             {"note", what.note},
                             {"valid_from", format_iso(what.valid_from)}};
  if (what.valid_to) object["valid_to"] = format_iso(*what.valid_to);
  return boost::json::serialize(object);
}

Result<void> check(const NewDeclaration& what) {
  if (what.subject_id.empty()) {
    return Error{Code::invalid_argument, "say which subject it is about", "subject"};
  }
  if (what.note.size() > limits::registry_text_bytes_max || !is_utf8(what.note)) {
    return Error{Code::invalid_argument, "the note is too long", "note"};
  }
  if (what.valid_to && *what.valid_to < what.valid_from) {
    return Error{Code::invalid_argument, "the last day comes before the first", "valid_to"};
  }
  return ok();
}

void insert(soci::session& session, const Declaration& declaration) {
  const NewDeclaration& what = declaration.what;
  const std::string relation(name_of(what.relation));
  const std::string from = format_iso(what.valid_from);
  const std::string to = what.valid_to ? format_iso(*what.valid_to) : "";
  const auto at = static_cast<long long>(declaration.entered_at.micros);
  session << "insert into declarations (id, person_id, subject_id, relation, note, valid_from, "
             "valid_to, entered_by, entered_at) values (:id, :person_id, :subject_id, :relation, "
             ":note, :valid_from, :valid_to, :entered_by, :entered_at)",
      soci::use(declaration.id), soci::use(what.person.text()), soci::use(what.subject_id),
      soci::use(relation), soci::use(what.note), soci::use(from), soci::use(to),
      soci::use(declaration.entered_by), soci::use(at);
}

bool covers(Date from, const std::optional<Date>& to, Date day) {
  return from <= day && (!to || day <= *to);
}

void add_once(std::vector<Conflict>& conflicts, const Conflict& one) {
  const bool is_there = std::ranges::any_of(conflicts, [&](const Conflict& each) {
    return each.subject_id == one.subject_id && each.relation == one.relation;
  });
  if (!is_there) conflicts.push_back(one);
}

}  // namespace

std::string_view name_of(Relation relation) { return names[static_cast<std::size_t>(relation)]; }

std::optional<Relation> relation_from(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Relation>(found - names.begin());
}

Result<Declaration> DeclarationStore::enter(const NewDeclaration& typed, std::string_view actor) {
  Declaration declaration;
  declaration.what = typed;
  declaration.what.note = std::string(trim(typed.note));
  TRY_VOID(check(declaration.what));
  declaration.id = ground_.new_id();
  declaration.entered_by = actor;
  declaration.entered_at = ground_.now();
  return write(ground_, [&](soci::session& session) -> Result<Declaration> {
    TRY(const Person person, find_person(session, typed.person));
    declaration.person_login = person.login;
    declaration.person_name = person.name;
    insert(session, declaration);
    audit(ground_, session, actor, "declaration.enter", object_of(person.id), "",
          json_of(declaration.what));
    return declaration;
  });
}

Result<void> DeclarationStore::withdraw(std::string_view id, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    TRY(const Declaration declaration, find_declaration(session, id));
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "update declarations set withdrawn_at = :at where id = :id", soci::use(at),
        soci::use(declaration.id);
    audit(ground_, session, actor, "declaration.withdraw", object_of(declaration.what.person),
          json_of(declaration.what), "");
    return ok();
  });
}

Result<Declaration> DeclarationStore::find(std::string_view id) const {
  return read(ground_, [&](soci::session& session) { return find_declaration(session, id); });
}

Result<std::vector<Declaration>> DeclarationStore::of_person(const PersonId& person) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<Declaration>> {
    return fetch(session, "declarations.person_id = :id", person.text());
  });
}

Result<std::vector<Declaration>> DeclarationStore::of_subject(std::string_view subject_id) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<Declaration>> {
    return fetch(session, "subject_id = :id", std::string(subject_id));
  });
}

Result<std::vector<Declaration>> DeclarationStore::all() const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<Declaration>> {
    return fetch(session, "declarations.id > :none", "");
  });
}

Result<std::vector<Relation>> DeclarationStore::conflicts_of(const PersonId& person,
                                                             std::string_view subject_id,
                                                             Date day) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<Relation>> {
    std::vector<Relation> relations;
    for (const Conflict& each : accounts::conflicts_of(session, person, day)) {
      if (each.subject_id == subject_id) relations.push_back(each.relation);
    }
    return relations;
  });
}

std::vector<Conflict> conflicts_of(soci::session& session, const PersonId& person, Date day) {
  std::vector<Conflict> conflicts;
  for (const Declaration& each : fetch(session, "declarations.person_id = :id", person.text())) {
    if (!covers(each.what.valid_from, each.what.valid_to, day)) continue;
    add_once(conflicts, {each.what.subject_id, each.what.relation});
  }
  for (const Appointment& each : appointments_of(session, person)) {
    if (each.subject_id.empty() || !each.is_valid_on(day)) continue;
    if (each.role == Role::adviser) add_once(conflicts, {each.subject_id, Relation::adviser});
    if (each.role == Role::subject_owner || each.role == Role::delegate) {
      add_once(conflicts, {each.subject_id, Relation::other});
    }
  }
  return conflicts;
}

}  // namespace ocop::accounts
