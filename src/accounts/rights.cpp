#include "accounts/rights.h"

#include <algorithm>
#include <array>

namespace ocop::accounts {
namespace {

constexpr std::array<std::string_view, 17> role_names{
    "city_office", "ward_officer",   "group_head", "party_member", "subject_owner", "delegate",
    "adviser",     "council_member", "secretary",  "laboratory",   "inspector",     "buyer",
    "printer",     "editor",         "approver",   "keeper",       "advisory_team"};

constexpr std::array<std::string_view, 37> object_names{
    "account",         "appointment", "token",          "audit",      "unit",
    "audience",        "subject",     "member_book",    "premises",   "product",
    "document",        "certificate", "declaration",    "outreach",   "idea",
    "programme",       "task",        "target",         "code_order", "print_file",
    "consumer_report", "shortlist",   "shortlist_vote", "dossier",    "council",
    "score_sheet",     "article",     "comment",        "site_visit", "criteria",
    "library",         "message",     "bulletin",       "story",      "picture",
    "campaign",        "culture"};

template <class Enum, std::size_t count>
std::optional<Enum> find(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t count>
std::vector<Enum> all_of(const std::array<std::string_view, count>&) {
  std::vector<Enum> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(static_cast<Enum>(i));
  return all;
}

void add_missing(std::vector<std::string>& to, const std::string& text) {
  if (std::ranges::find(to, text) == to.end()) to.push_back(text);
}

bool covers(const Appointment& appointment, Object object) {
  return appointment.only.empty() ||
         std::ranges::find(appointment.only, object) != appointment.only.end();
}

}  // namespace

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name_of(Object object) { return object_names[static_cast<std::size_t>(object)]; }
std::optional<Role> role_from(std::string_view name) { return find<Role>(role_names, name); }
std::optional<Object> object_from(std::string_view name) {
  return find<Object>(object_names, name);
}
std::vector<Role> all_roles() { return all_of<Role>(role_names); }
std::vector<Object> all_objects() { return all_of<Object>(object_names); }

Rights::Rights(std::vector<Appointment> appointments, Date day, const UnitsUnder& units_under) {
  for (Appointment& appointment : appointments) {
    if (!appointment.is_valid_on(day)) continue;
    std::vector<std::string> units;
    if (!appointment.unit_code.empty()) units = units_under(appointment.unit_code, day);
    appointments_.push_back(std::move(appointment));
    units_under_.push_back(std::move(units));
  }
}

bool Reach::covers(std::string_view unit, std::string_view subject) const {
  const auto holds = [](const std::vector<std::string>& all, std::string_view one) {
    return !one.empty() && std::ranges::find(all, one) != all.end();
  };
  return everything || holds(units, unit) || holds(subjects, subject);
}

Reach Rights::reach(Object object, Act act) const {
  Reach reach;
  for (std::size_t i = 0; i < appointments_.size(); ++i) {
    const Appointment& appointment = appointments_[i];
    if (!covers(appointment, object)) continue;
    switch (extent_of(appointment.role, object, act)) {
      case Extent::none:
        break;
      case Extent::own:
        if (!appointment.subject_id.empty()) add_missing(reach.subjects, appointment.subject_id);
        break;
      case Extent::unit:
        for (const std::string& unit : units_under_[i]) add_missing(reach.units, unit);
        break;
      case Extent::all:
        return Reach::all();
    }
  }
  return reach;
}

bool Rights::has(Role role) const {
  return std::ranges::find(appointments_, role, &Appointment::role) != appointments_.end();
}

}  // namespace ocop::accounts
