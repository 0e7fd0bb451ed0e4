#include "campaigns/calendar_acts.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "campaigns/calendar_kinds.h"
#include "office/account_pages.h"
#include "office/person_name.h"

namespace ocop::campaigns {
namespace {

using accounts::Act;
using accounts::Object;
using office::Visitor;
using records::Reason;
using records::Record;
using records::Writing;

Refusal refused(pages::Key key, std::vector<std::string> arguments = {}) {
  return Reason{key, std::move(arguments)};
}

accounts::Reach reach_of(const Visitor& visitor) {
  return visitor.rights.reach(Object::campaign, Act::enter);
}
bool may_decide(const Visitor& visitor, const Entry& entry) {
  return visitor.rights.reach(Object::campaign, Act::decide).covers(entry.unit_code);
}

/// The row of the entry; for an occurrence that nobody has touched, a new one that is not stored.
Result<Record> row_of(Writing& writing, const Entry& entry) {
  const records::Kind& kind = writing.kinds().get("calendar_item");
  if (!entry.item_id.empty()) {
    return writing.find(kind, entry.item_id, accounts::Reach::all());
  }
  Record row;
  row.kind = &kind;
  row.cells.resize(kind.fields.size());
  row["title"] = entry.title;
  row["what"] = entry.what;
  row["unit_code"] = entry.unit_code;
  row["day"] = format_iso(entry.day);
  row["hour"] = entry.hour;
  row["note"] = entry.note;
  row["rule_id"] = entry.rule_id;
  row["rule_day"] = format_iso(*entry.rule_day);
  row["state"] = item_open;
  row["demonstration"] = "0";
  row.id = writing.new_id();
  return row;
}

Result<Refusal> told_who(Writing& writing, const Visitor& visitor, pages::Key key,
                         const std::string& login) {
  TRY(const std::string name, office::person_name(writing, visitor.locale, login));
  return refused(key, {name});
}

/// Whether somebody else has it, or changed it since the page was opened.
Result<Refusal> why_not(Writing& writing, const Press& press, const Entry& entry) {
  const bool is_others = !entry.owner.empty() && entry.owner != press.visitor.login;
  if (is_others && !may_decide(press.visitor, entry)) {
    return told_who(writing, press.visitor, "calendar.fault_taken"_key, entry.owner);
  }
  if (entry.version == press.version) return Refusal();
  TRY(const Record row, row_of(writing, entry));
  return told_who(writing, press.visitor, "calendar.fault_changed"_key, row.changed_by);
}

/// Looks at the entry again, lets `work` change its row or say why not, and stores it.
template <class Work>
Result<Refusal> act(const Desk& desk, const Press& press, std::string_view verb, Work&& work) {
  return desk.records.write(press.visitor.login, [&](Writing& writing) -> Result<Refusal> {
    TRY(const Entry entry, entry_of(writing, desk.worked, reach_of(press.visitor), press.key));
    TRY(Refusal stale, why_not(writing, press, entry));
    if (stale) return stale;
    TRY(Record row, row_of(writing, entry));
    TRY(Refusal refusal, work(writing, entry, row));
    if (refusal) return refusal;
    TRY(const Record stored, writing.put(row));
    writing.audit(fmt::format("calendar_item.{}", verb), fmt::format("calendar_item {}", stored.id),
                  "",
                  boost::json::serialize(boost::json::object{
                      {"day", stored["day"]}, {"fulfilled_by", stored["fulfilled_by"]}}));
    return Refusal();
  });
}

}  // namespace

Result<Refusal> take_up(const Desk& desk, const Press& press) {
  return act(desk, press, "take_up",
             [&](Writing& writing, const Entry& entry, Record& row) -> Result<Refusal> {
               if (entry.is_out() || entry.is_left_out) return refused("calendar.fault_state"_key);
               if (!entry.owner.empty()) {
                 return told_who(writing, press.visitor, "calendar.fault_taken"_key, entry.owner);
               }
               row["owner"] = press.visitor.login;
               return Refusal();
             });
}

Result<Refusal> give_up(const Desk& desk, const Press& press) {
  return act(desk, press, "give_up",
             [](Writing&, const Entry& entry, Record& row) -> Result<Refusal> {
               if (entry.owner.empty() || entry.is_out())
                 return refused("calendar.fault_state"_key);
               row["owner"] = "";
               return Refusal();
             });
}

Result<Refusal> move_to(const Desk& desk, const Press& press, const std::string& day) {
  const auto typed = office::day_of(day, "day");
  if (!typed || !*typed) return refused("calendar.fault_day"_key);
  return act(desk, press, "move",
             [&](Writing&, const Entry& entry, Record& row) -> Result<Refusal> {
               if (entry.is_out() || entry.is_left_out) return refused("calendar.fault_state"_key);
               row["day"] = format_iso(**typed);
               return Refusal();
             });
}

Result<Refusal> leave_out(const Desk& desk, const Press& press) {
  return act(desk, press, "leave_out",
             [](Writing&, const Entry& entry, Record& row) -> Result<Refusal> {
               if (entry.is_out() || entry.is_left_out) return refused("calendar.fault_state"_key);
               row["state"] = item_left_out;
               return Refusal();
             });
}

Result<Refusal> bring_back(const Desk& desk, const Press& press) {
  return act(desk, press, "bring_back",
             [](Writing&, const Entry& entry, Record& row) -> Result<Refusal> {
               if (!entry.is_left_out) return refused("calendar.fault_state"_key);
               row["state"] = item_open;
               return Refusal();
             });
}

Result<Refusal> fulfil(const Desk& desk, const Press& press, const std::string& publication) {
  return act(desk, press, "fulfil",
             [&](Writing& writing, const Entry& entry, Record& row) -> Result<Refusal> {
               if (entry.is_left_out) return refused("calendar.fault_state"_key);
               if (publication.empty()) {
                 row["fulfilled_by"] = "";
                 return Refusal();
               }
               TRY(const auto found, publication_of(writing, publication));
               const bool is_within = found && reach_of(press.visitor).covers(found->unit_code);
               if (!is_within) return refused("calendar.fault_publication"_key);
               TRY(const auto others, writing.where(*row.kind, "fulfilled_by", publication));
               for (const Record& other : others) {
                 if (other.id == row.id) continue;
                 return refused("calendar.fault_fulfils"_key,
                                {other.title(), format_vietnamese(*other.day("day"))});
               }
               row["fulfilled_by"] = publication;
               if (row["owner"].empty()) row["owner"] = press.visitor.login;
               return Refusal();
             });
}

Result<Shift> shift_day(const Desk& desk, const Visitor& visitor, Date from, Date to) {
  return desk.records.write(visitor.login, [&](Writing& writing) -> Result<Shift> {
    Shift shift;
    TRY(const auto entries, entries_between(writing, desk.worked, reach_of(visitor), from, from));
    for (const Entry& entry : entries) {
      if (entry.is_left_out || entry.key.empty()) continue;
      const bool is_others = !entry.owner.empty() && entry.owner != visitor.login;
      if (entry.is_out() || (is_others && !may_decide(visitor, entry))) {
        ++shift.left;
        continue;
      }
      TRY(Record row, row_of(writing, entry));
      row["day"] = format_iso(to);
      TRY_VOID(writing.put(row));
      ++shift.moved;
    }
    writing.audit("calendar.shift", "calendar", "",
                  boost::json::serialize(boost::json::object{
                      {"from", format_iso(from)}, {"to", format_iso(to)}, {"moved", shift.moved}}));
    return shift;
  });
}

}  // namespace ocop::campaigns
