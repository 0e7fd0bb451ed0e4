#include "messages/sight.h"

#include <algorithm>
#include <set>

namespace ocop::messages {
namespace {

using accounts::Act;
using accounts::Object;
using accounts::Reach;
using accounts::Role;
using office::Visitor;

bool covers(const Onlooker& onlooker, const Reach& reach, const Recipient& recipient) {
  return reach.covers(recipient.place.unit_code) ||
         reach.covers(unit_today(onlooker.tree, recipient.place.unit_code, recipient.sent_on,
                                 onlooker.visitor.today));
}

bool may_decide(const Visitor& visitor, const Message& message) {
  if (message.state != State::waiting || message.author == visitor.login) return false;
  if (!message.approver.empty() && message.approver != visitor.login) return false;
  return visitor.rights.reach(Object::message, Act::decide).covers(message.unit_code);
}

/// The copies at which the visitor stands, then what was forwarded from them.
std::set<std::string> subtree_of(const std::vector<Recipient>& own,
                                 const std::vector<Recipient>& all) {
  std::set<std::string> ids;
  for (const Recipient& each : own) ids.insert(each.id);
  for (bool grew = true; grew;) {
    grew = false;
    for (const Recipient& each : all) {
      if (ids.contains(each.parent_id)) grew |= ids.insert(each.id).second;
    }
  }
  return ids;
}

}  // namespace

Reach oversight(const Visitor& visitor) {
  Reach see = visitor.rights.reach(Object::message, Act::see);
  return see.everything ? see : visitor.rights.reach(Object::message, Act::decide);
}

const Recipient* Sight::own_copy(std::string_view recipient_id) const {
  const auto at = std::ranges::find(own, recipient_id, &Recipient::id);
  return at == own.end() ? nullptr : &*at;
}

std::string unit_today(const registry::UnitTree& tree, std::string_view code, Date then,
                       Date today) {
  const registry::Unit* unit = tree.unit(code, then);
  const registry::Unit* heir = unit == nullptr ? nullptr : tree.heir_of(*unit, today);
  return heir == nullptr ? "" : heir->code;
}

bool stands_at(const Onlooker& onlooker, const Recipient& recipient) {
  const Place& place = recipient.place;
  if (!place.audience_id.empty()) {
    return std::ranges::find(onlooker.audiences, place.audience_id) != onlooker.audiences.end();
  }
  const std::string unit =
      unit_today(onlooker.tree, place.unit_code, recipient.sent_on, onlooker.visitor.today);
  return std::ranges::any_of(onlooker.visitor.rights.appointments(), [&](const auto& each) {
    return each.role == Role::ward_officer && !unit.empty() && each.unit_code == unit;
  });
}

std::vector<Recipient> copies_at(soci::session& session, const Onlooker& onlooker) {
  std::vector<std::string> units;
  for (const auto& each : onlooker.visitor.rights.appointments()) {
    if (each.role != Role::ward_officer) continue;
    for (std::string& code : onlooker.tree.codes_under(each.unit_code, onlooker.visitor.today)) {
      if (std::ranges::find(units, code) == units.end()) units.push_back(std::move(code));
    }
  }
  auto copies = recipients_at_units(session, units);
  std::ranges::move(recipients_read_by(session, onlooker.visitor.login),
                    std::back_inserter(copies));
  std::erase_if(copies, [&](const Recipient& each) { return !stands_at(onlooker, each); });
  std::ranges::sort(copies, std::ranges::greater{}, &Recipient::id);
  return copies;
}

Sight sight_of(const Onlooker& onlooker, const Message& message,
               const std::vector<Recipient>& recipients) {
  const Visitor& visitor = onlooker.visitor;
  Sight sight;
  sight.is_author = message.author == visitor.login;
  sight.may_decide = may_decide(visitor, message);
  for (const Recipient& each : recipients) {
    if (stands_at(onlooker, each)) sight.own.push_back(each);
  }
  const bool is_party = sight.is_author || message.approver == visitor.login;
  const Reach reach = message.is_restricted ? Reach{} : oversight(visitor);
  const auto below = subtree_of(sight.own, recipients);
  for (const Recipient& each : recipients) {
    if (is_party || below.contains(each.id) || covers(onlooker, reach, each)) {
      sight.seen.push_back(each);
    }
  }
  sight.oversees = (is_party && message.state != State::draft) || reach.covers(message.unit_code) ||
                   (!reach.nothing() && !sight.seen.empty());
  return sight;
}

std::vector<std::string> sender_units(const Visitor& visitor, const registry::UnitTree& tree) {
  std::vector<std::string> units;
  const auto add = [&](const std::string& code) {
    if (std::ranges::find(units, code) == units.end()) units.push_back(code);
  };
  for (const auto& each : visitor.rights.appointments()) {
    if (each.role == Role::ward_officer) add(each.unit_code);
    if (each.role != Role::city_office && each.role != Role::editor) continue;
    for (const registry::Unit& unit : tree.units()) {
      if (unit.kind == registry::UnitKind::province && unit.is_valid_on(visitor.today)) {
        add(unit.code);
      }
    }
  }
  return units;
}

}  // namespace ocop::messages
