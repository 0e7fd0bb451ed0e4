#include "office/audit_words.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "office/cell_text.h"
#include "pages/format.h"

namespace ocop::office {
namespace {

namespace json = boost::json;
using accounts::AuditEntry;
using pages::Key;

struct Named {
  std::string_view name;
  Key key;
};

/// Acts on rows of registers, by what stands behind the dot.
constexpr Named row_acts[] = {{"create", "audit.row.create"_key},
                              {"change", "audit.row.change"_key},
                              {"remove", "audit.row.remove"_key},
                              {"restore", "audit.row.restore"_key},
                              {"propose", "audit.row.propose"_key},
                              {"approved_proposal", "audit.row.approved"_key},
                              {"refused_proposal", "audit.row.refused"_key},
                              {"withdrawn_proposal", "audit.row.withdrawn"_key},
                              {"vote", "audit.row.vote"_key},
                              {"publish", "audit.row.publish"_key},
                              {"take_down", "audit.row.take_down"_key}};

constexpr Named account_acts[] = {
    {"appointment.approve", "audit.act.appointment_approve"_key},
    {"appointment.end", "audit.act.appointment_end"_key},
    {"appointment.make", "audit.act.appointment_make"_key},
    {"appointment.propose", "audit.act.appointment_propose"_key},
    {"appointment.refuse", "audit.act.appointment_refuse"_key},
    {"declaration.enter", "audit.act.declaration_enter"_key},
    {"declaration.withdraw", "audit.act.declaration_withdraw"_key},
    {"message.change", "audit.act.message_change"_key},
    {"message.confirm", "audit.act.message_confirm"_key},
    {"message.create", "audit.act.message_create"_key},
    {"message.forms", "audit.act.message_forms"_key},
    {"message.forward", "audit.act.message_forward"_key},
    {"message.give_back", "audit.act.message_give_back"_key},
    {"message.prove", "audit.act.message_prove"_key},
    {"message.read_aloud", "audit.act.message_read_aloud"_key},
    {"message.release", "audit.act.message_release"_key},
    {"message.send", "audit.act.message_send"_key},
    {"message.submit", "audit.act.message_submit"_key},
    {"person.change", "audit.act.person_change"_key},
    {"person.create", "audit.act.person_create"_key},
    {"person.disable", "audit.act.person_disable"_key},
    {"person.enable", "audit.act.person_enable"_key},
    {"person.password", "audit.act.person_password"_key},
    {"print_file.download", "audit.act.print_file_download"_key},
    {"print_file.make", "audit.act.print_file_make"_key},
    {"print_file.remove", "audit.act.print_file_remove"_key},
    {"recovery.code", "audit.act.recovery_code"_key},
    {"recovery.use", "audit.act.recovery_use"_key},
    {"second_factor.ask_reset", "audit.act.factor_ask_reset"_key},
    {"second_factor.backup_code_used", "audit.act.factor_backup_used"_key},
    {"second_factor.backup_codes", "audit.act.factor_backup_codes"_key},
    {"second_factor.passkey", "audit.act.factor_passkey"_key},
    {"second_factor.refuse_reset", "audit.act.factor_refuse_reset"_key},
    {"second_factor.remove_all", "audit.act.factor_remove_all"_key},
    {"second_factor.remove_passkey", "audit.act.factor_remove_passkey"_key},
    {"second_factor.remove_totp", "audit.act.factor_remove_totp"_key},
    {"second_factor.reset", "audit.act.factor_reset"_key},
    {"second_factor.totp", "audit.act.factor_totp"_key},
    {"session.end", "audit.act.session_end"_key},
    {"session.end_others", "audit.act.session_end_others"_key},
    {"sign_in.done", "audit.act.sign_in_done"_key},
    {"sign_in.fail", "audit.act.sign_in_fail"_key},
    {"token.create", "audit.act.token_create"_key},
    {"token.revoke", "audit.act.token_revoke"_key}};

constexpr Named account_sorts[] = {{"person", "object.account"_key},
                                   {"appointment", "object.appointment"_key},
                                   {"second_factor", "audit.sort.second_factor"_key},
                                   {"recovery", "audit.sort.recovery"_key},
                                   {"sign_in", "audit.sort.sign_in"_key},
                                   {"session", "audit.sort.session"_key},
                                   {"declaration", "object.declaration"_key},
                                   {"message", "object.message"_key},
                                   {"token", "object.token"_key}};

/// What stands in the entries that are not about rows.
constexpr Named account_fields[] = {{"login", "people.login"_key},
                                    {"name", "account.name"_key},
                                    {"phone", "account.phone"_key},
                                    {"email", "account.email"_key},
                                    {"role", "appointment.role"_key},
                                    {"unit", "appointment.unit"_key},
                                    {"subject", "audit.field.subject"_key},
                                    {"only", "audit.field.only"_key},
                                    {"valid_from", "account.valid_from"_key},
                                    {"valid_to", "account.valid_to"_key},
                                    {"relation", "declaration.relation"_key},
                                    {"note", "declaration.note"_key},
                                    {"reason", "office.form.reason"_key},
                                    {"how", "audit.field.how"_key},
                                    {"proposed_by", "audit.field.proposed_by"_key}};

constexpr Named ways[] = {{"password", "audit.way.password"_key},
                          {"code", "audit.way.code"_key},
                          {"passkey", "audit.way.passkey"_key}};

constexpr Named programs[] = {{"command line", "audit.by.command_line"_key},
                              {"demonstration", "audit.by.demonstration"_key},
                              {"unknown name", "audit.by.unknown"_key},
                              {"built-in units", "audit.by.units"_key}};

template <std::size_t count>
const Named* find(const Named (&all)[count], std::string_view name) {
  const auto* const at = std::ranges::find(all, name, &Named::name);
  return at == std::end(all) ? nullptr : at;
}

std::pair<std::string, std::string> parted(std::string_view text, char at) {
  const auto position = text.find(at);
  if (position == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, position)), std::string(text.substr(position + 1))};
}

json::object object_in(const std::string& text) {
  boost::system::error_code failed;
  json::value value = json::parse(text.empty() ? "{}" : text, failed);
  if (failed || !value.is_object()) return {};
  return std::move(value.get_object());
}

std::string cell_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr) return {};
  return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
}

/// The words of an entry, put together piece by piece.
class Teller {
 public:
  Teller(const Office& office, const AccountGround& ground, const AuditNames& names,
         const Visitor& visitor, const AuditEntry& entry)
      : office_(office),
        ground_(ground),
        names_(names),
        visitor_(visitor),
        entry_(entry),
        before_(object_in(entry.before)),
        after_(object_in(entry.after)) {}

  Result<AuditLine> line(records::Reading& reading) {
    line_.who = who(entry_.actor);
    const auto [sort, verb] = parted(entry_.act, '.');
    const records::Kind* kind = reading.kinds().find(sort);
    if (kind != nullptr) {
      TRY_VOID(tell_row(reading, *kind, verb));
    } else {
      const Named* act = find(account_acts, entry_.act);
      line_.act = act == nullptr ? entry_.act : words(visitor_, act->key);
      tell_account();
    }
    return std::move(line_);
  }

 private:
  std::string who(const std::string& actor) const {
    if (const Named* program = find(programs, actor)) return words(visitor_, program->key);
    const auto at = names_.find(actor);
    return at == names_.end() ? actor : at->second;
  }

  Result<void> tell_row(records::Reading& reading, const records::Kind& kind,
                        std::string_view verb) {
    const Named* act = find(row_acts, verb);
    line_.act = act == nullptr ? std::string(verb) : words(visitor_, act->key);
    line_.sort = words(visitor_, kind.one);
    const auto [table, id] = parted(entry_.object, ' ');
    if (table == "proposal") {
      line_.object = cell_in(after_, "title");
      line_.href = Office::href(visitor_, "/office/proposals/" + id);
      line_.is_closed = !visitor_.may(kind.object, accounts::Act::see);
      if (line_.is_closed) line_.object.clear();
      if (!line_.is_closed) tell_fields();
      return ok();
    }
    const auto row = reading.find(kind, id, visitor_.rights.reach(kind.object, accounts::Act::see));
    if (!row) {
      line_.is_closed = true;
      return ok();
    }
    CellText cell_text(office_.ground().units, reading, visitor_.locale);
    TRY(line_.object, title_of(*row, cell_text));
    line_.href = office_.href(visitor_, *row);
    return tell_cells(reading, *row);
  }

  Result<void> tell_cells(records::Reading& reading, const records::Record& row) {
    CellText cell_text(office_.ground().units, reading, visitor_.locale);
    for (const records::Field& field : row.kind->fields) {
      if (!before_.contains(field.name) && !after_.contains(field.name)) continue;
      AuditChange change{words(visitor_, field.label), "", ""};
      for (const auto& [from, to] :
           {std::pair(&before_, &change.was), std::pair(&after_, &change.is)}) {
        const std::string cell = cell_in(*from, field.name);
        if (cell.empty()) continue;
        if (field.type == records::Type::file) {
          *to = words(visitor_, "office.file.one"_key);
        } else {
          TRY(*to, cell_text(field, cell));
        }
      }
      line_.changes.push_back(std::move(change));
    }
    if (line_.changes.empty()) tell_fields();
    return ok();
  }

  void tell_account() {
    const auto [sort, id] = parted(entry_.object, ' ');
    if (sort == "person") {
      const auto at = names_.find(id);
      const std::string name = at == names_.end() ? id : at->second;
      if (name != line_.who) {
        line_.sort = words(visitor_, "audit.person"_key);
        line_.object = name;
        line_.href = Office::href(visitor_, "/office/people/" + id);
      }
    } else if (sort != "token" && sort != "sign_in") {
      line_.object = entry_.object;
    }
    tell_fields();
  }

  void tell_fields() {
    for (const Named& field : account_fields) {
      if (!before_.contains(field.name) && !after_.contains(field.name)) continue;
      AuditChange change{words(visitor_, field.key), value(before_, field.name),
                         value(after_, field.name)};
      if (change.was.empty() && change.is.empty()) continue;
      line_.changes.push_back(std::move(change));
    }
  }

  std::string value(const json::object& object, std::string_view field) const {
    const std::string cell = cell_in(object, field);
    if (cell.empty()) return {};
    if (field == "role") {
      const auto role = accounts::role_from(cell);
      return role ? role_name(visitor_.locale, *role) : cell;
    }
    if (field == "unit") return office_.ground().units.name(cell);
    if (field == "subject") {
      const auto subject = ground_.subjects.find(cell);
      return subject ? subject->name : cell;
    }
    if (field == "proposed_by") return who(cell);
    if (field == "how") {
      const Named* way = find(ways, cell);
      return way == nullptr ? cell : words(visitor_, way->key);
    }
    if (field == "relation") return relation(cell);
    if (!field.starts_with("valid_")) return cell;
    const auto day = parse_date(cell);
    return day ? pages::format_day(*day) : cell;
  }

  std::string relation(const std::string& name) const {
    constexpr Named relations[] = {{"adviser", "relation.adviser"_key},
                                   {"relative", "relation.relative"_key},
                                   {"supplier", "relation.supplier"_key},
                                   {"competitor", "relation.competitor"_key},
                                   {"other", "relation.other"_key}};
    const Named* found = find(relations, name);
    return found == nullptr ? name : words(visitor_, found->key);
  }

  const Office& office_;
  const AccountGround& ground_;
  const AuditNames& names_;
  const Visitor& visitor_;
  const AuditEntry& entry_;
  json::object before_, after_;
  AuditLine line_;
};

}  // namespace

AuditNames names_in(const AccountGround& ground, const std::vector<AuditEntry>& entries) {
  AuditNames names;
  const accounts::PeopleStore& people = ground.accounts.people();
  for (const AuditEntry& entry : entries) {
    if (!names.contains(entry.actor)) {
      const auto person = people.find_by_sign_in_name(entry.actor);
      names[entry.actor] = person && *person ? (*person)->name : entry.actor;
    }
    const auto [sort, id] = parted(entry.object, ' ');
    if (sort != "person" || names.contains(id)) continue;
    const auto person = people.find(accounts::PersonId(id));
    if (person) names[id] = person->name;
  }
  return names;
}

Result<AuditLine> audit_line(const Office& office, const AccountGround& ground,
                             const AuditNames& names, const Visitor& visitor,
                             records::Reading& reading, const AuditEntry& entry) {
  return Teller(office, ground, names, visitor, entry).line(reading);
}

std::vector<Choice> audit_sorts(const Office& office, const Visitor& visitor,
                                std::string_view chosen) {
  std::vector<Choice> sorts{{"", words(visitor, "office.list.all"_key), chosen.empty()}};
  for (const Named& each : account_sorts) {
    sorts.push_back({std::string(each.name), words(visitor, each.key), chosen == each.name});
  }
  for (const records::Kind* kind : office.ground().records.kinds().all()) {
    sorts.push_back({std::string(kind->name), words(visitor, kind->many), chosen == kind->name});
  }
  return sorts;
}

}  // namespace ocop::office
