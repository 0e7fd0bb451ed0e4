#include <fmt/format.h>

#include <algorithm>

#include "accounts/appointment_store.h"
#include "accounts/people_store.h"
#include "accounts/sign_in_name.h"
#include "base/text.h"
#include "messages/acts.h"
#include "messages/limits.h"
#include "office/account_pages.h"
#include "records/codes.h"

namespace ocop::messages {
namespace {

using office::Visitor;
using records::Faults;
using records::Writing;

/// "Phường Hoàn Kiếm (00070)" says its code itself.
std::string_view code_in_brackets(std::string_view typed) {
  const auto open = typed.rfind('('), close = typed.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return "";
  return trim(typed.substr(open + 1, close - open - 1));
}

/// The parts of a list that is parted by commas, semicolons or line ends.
std::vector<std::string> list_in(std::string typed) {
  std::ranges::replace_if(typed, [](char c) { return c == ';' || c == '\n' || c == '\r'; }, ',');
  std::vector<std::string> parts;
  for (const std::string_view part : split(typed, ',')) {
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  }
  return parts;
}

/// What was typed becomes a message, or faults.
class Draft {
 public:
  Draft(Writing& writing, const Visitor& visitor, const registry::UnitTree& tree,
        const Typed& typed)
      : writing_(writing), visitor_(visitor), tree_(tree), typed_(typed) {}

  Faults fill(Message& message) {
    message.is_restricted = typed_.is_restricted;
    fill_texts(message);
    fill_day(message);
    fill_sender(message);
    fill_units(message);
    fill_kinds(message);
    fill_channels(message);
    fill_approver(message);
    return std::move(faults_);
  }

 private:
  void fault(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
    faults_.push_back({std::string(field), {key, std::move(arguments)}});
  }

  std::string text_in(std::string_view field, const std::string& typed, std::size_t bytes_max) {
    auto text = to_nfc(typed);
    std::string trimmed(text ? trim(*text) : "");
    std::erase(trimmed, '\r');
    if (trimmed.empty()) fault(field, "messages.fault_empty"_key);
    if (trimmed.size() > bytes_max) fault(field, "messages.fault_long"_key);
    return trimmed;
  }

  void fill_texts(Message& message) {
    message.title = text_in("title", typed_.title, limits::message_title_bytes_max);
    std::ranges::replace(message.title, '\n', ' ');
    message.body = text_in("body", typed_.body, limits::message_body_bytes_max);
  }

  void fill_day(Message& message) {
    const auto day = office::day_of(typed_.send_on, "send_on");
    if (!day || !*day) return fault("send_on", "messages.fault_day"_key);
    message.send_on = **day;
    if (message.send_on < visitor_.today) fault("send_on", "messages.fault_past"_key);
  }

  void fill_sender(Message& message) {
    const auto units = sender_units(visitor_, tree_);
    if (std::ranges::find(units, typed_.unit) == units.end()) {
      return fault("unit", "messages.fault_sender"_key);
    }
    message.unit_code = typed_.unit;
  }

  /// Every ward that a unit reaches lies within the reach of the author.
  void fill_units(Message& message) {
    const auto reach = visitor_.rights.reach(accounts::Object::message, accounts::Act::enter);
    message.to.units.clear();
    for (const std::string& typed : list_in(typed_.units)) {
      const auto code = unit_in(tree_, typed, message.send_on);
      if (!code) {
        fault("units", "messages.fault_unit"_key, {typed});
        continue;
      }
      const auto wards = tree_.wards_to_reach(*code, message.send_on);
      const bool is_within = std::ranges::all_of(
          wards, [&](const registry::Unit* ward) { return reach.covers(ward->code); });
      if (wards.empty() || !is_within) fault("units", "messages.fault_reach"_key, {typed});
      message.to.units.push_back(*code);
    }
    if (message.to.units.size() > limits::message_units_max) {
      fault("units", "messages.fault_many_units"_key, {std::to_string(limits::message_units_max)});
    }
    if (list_in(typed_.units).empty()) fault("units", "messages.fault_no_unit"_key);
  }

  void fill_kinds(Message& message) {
    message.to.kinds.clear();
    for (const std::string& name : typed_.kinds) {
      if (const auto kind = audience_kind_from(name)) message.to.kinds.push_back(*kind);
    }
    if (message.to.kinds.empty()) fault("kinds", "messages.fault_no_kind"_key);
  }

  void fill_channels(Message& message) {
    message.channels.clear();
    for (const std::string& name : typed_.channels) {
      if (const auto kind = channel_kind_from(name)) message.channels.push_back(*kind);
    }
    if (typed_.is_restricted && !message.channels.empty()) {
      fault("channels", "messages.fault_restricted_channels"_key);
    }
  }

  void fill_approver(Message& message) {
    message.approver.clear();
    if (trim(typed_.approver).empty()) {
      if (typed_.is_restricted) fault("approver", "messages.fault_restricted_approver"_key);
      return;
    }
    const auto login = accounts::parse_sign_in_name(typed_.approver);
    if (login) message.approver = *login;
    if (!login || !may_release(*login)) fault("approver", "messages.fault_approver"_key);
    if (login && *login == visitor_.login) {
      fault("approver", "messages.fault_same_person"_key);
    }
  }

  bool may_release(const std::string& login) {
    const auto person = accounts::person_with_login(writing_.session(), login);
    if (!person) return false;
    return std::ranges::any_of(
        accounts::appointments_of(writing_.session(), *person), [&](const auto& each) {
          return each.is_valid_on(visitor_.today) &&
                 accounts::extent_of(each.role, accounts::Object::message, accounts::Act::decide) !=
                     accounts::Extent::none;
        });
  }

  Writing& writing_;
  const Visitor& visitor_;
  const registry::UnitTree& tree_;
  const Typed& typed_;
  Faults faults_;
};

/// The draft to change, or a new one.
Result<Message> begin(Writing& writing, const Onlooker& onlooker, const std::string& id) {
  if (!id.empty()) {
    TRY(Seen seen, see(writing, onlooker, id));
    if (!seen.sight.is_author) return Error{Code::not_found, "is not yours", id};
    return std::move(seen.message);
  }
  Message message;
  message.id = writing.new_id();
  message.code =
      fmt::format("TB-{}-{}", date_of(writing.now()).year, records::chance_of(message.id, 6));
  message.author = onlooker.visitor.login;
  return message;
}

}  // namespace

std::optional<std::string> unit_in(const registry::UnitTree& tree, std::string_view typed,
                                   Date day) {
  const std::string_view bracketed = code_in_brackets(typed);
  const std::string code(bracketed.empty() ? trim(typed) : bracketed);
  if (tree.has(code)) return code;
  const std::string wanted = fold(typed);
  std::vector<std::string> present, past;
  for (const registry::Unit& unit : tree.units()) {
    if (fold(full_name(unit)) != wanted && fold(unit.name) != wanted) continue;
    (unit.is_valid_on(day) ? present : past).push_back(unit.code);
  }
  const auto& found = present.empty() ? past : present;
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

Result<Stored> store_draft(const Ground& ground, const Visitor& visitor, const std::string& id,
                           const Typed& typed) {
  const auto catalogue = ground.catalogues();
  return ground.records.write(visitor.login, [&](Writing& writing) -> Result<Stored> {
    const Onlooker onlooker = onlooker_of(writing, visitor, catalogue->unit_tree());
    TRY(Message message, begin(writing, onlooker, id));
    if (message.state != State::draft) {
      return Stored{{}, {{"", {"messages.fault_state"_key, {}}}}};
    }
    if (message.version != typed.version) {
      return Stored{{}, {{"", {"messages.fault_meanwhile"_key, {}}}}};
    }
    Faults faults = Draft(writing, visitor, catalogue->unit_tree(), typed).fill(message);
    if (!faults.empty()) return Stored{{}, std::move(faults)};
    ++message.version;
    message.changed_at = writing.now();
    if (!put_message(writing.session(), message)) {
      return Stored{{}, {{"", {"messages.fault_meanwhile"_key, {}}}}};
    }
    writing.audit(id.empty() ? "message.create" : "message.change", "message " + message.code, "",
                  "{}");
    return Stored{std::move(message), {}};
  });
}

Typed typed_of(const Message& message, const registry::UnitTree& tree) {
  Typed typed{.title = message.title,
              .body = message.body,
              .unit = message.unit_code,
              .approver = message.approver,
              .send_on = format_vietnamese(message.send_on),
              .is_restricted = message.is_restricted,
              .version = message.version};
  for (const std::string& code : message.to.units) {
    const auto* unit = tree.latest(code);
    const std::string name =
        unit == nullptr ? code : fmt::format("{} ({})", full_name(*unit), code);
    typed.units += (typed.units.empty() ? "" : ", ") + name;
  }
  for (const AudienceKind kind : message.to.kinds) typed.kinds.emplace_back(name_of(kind));
  for (const ChannelKind kind : message.channels) typed.channels.emplace_back(name_of(kind));
  return typed;
}

}  // namespace ocop::messages
