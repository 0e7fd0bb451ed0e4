#include "office/account_pages.h"

#include <algorithm>
#include <array>

#include "pages/format.h"

namespace ocop::office {
namespace {

using accounts::Object;
using accounts::Role;
using pages::Key;
using pages::Locale;

constexpr std::array<Key, 17> role_keys{
    "role.city_office"_key,  "role.ward_officer"_key,   "role.group_head"_key,
    "role.party_member"_key, "role.subject_owner"_key,  "role.delegate"_key,
    "role.adviser"_key,      "role.council_member"_key, "role.secretary"_key,
    "role.laboratory"_key,   "role.inspector"_key,      "role.buyer"_key,
    "role.printer"_key,      "role.editor"_key,         "role.approver"_key,
    "role.keeper"_key,       "role.advisory_team"_key};

constexpr std::array<Key, 37> object_keys{
    "object.account"_key,     "object.appointment"_key,    "object.token"_key,
    "object.audit"_key,       "object.unit"_key,           "object.audience"_key,
    "object.subject"_key,     "object.member_book"_key,    "object.premises"_key,
    "object.product"_key,     "object.document"_key,       "object.certificate"_key,
    "object.declaration"_key, "object.outreach"_key,       "object.idea"_key,
    "object.programme"_key,   "object.task"_key,           "object.target"_key,
    "object.code_order"_key,  "object.print_file"_key,     "object.consumer_report"_key,
    "object.shortlist"_key,   "object.shortlist_vote"_key, "object.dossier"_key,
    "object.council"_key,     "object.score_sheet"_key,    "object.article"_key,
    "object.comment"_key,     "object.site_visit"_key,     "object.criteria"_key,
    "object.library"_key,     "object.message"_key,        "object.bulletin"_key,
    "object.story"_key,       "object.picture"_key,        "object.campaign"_key,
    "object.culture"_key};

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return !one.empty() && std::ranges::find(all, one) != all.end();
}

}  // namespace

void add_account_pages(Office& office, const AccountGround& ground) {
  add_sign_in_pages(office, ground);
  add_account_page(office, ground);
  add_account_factor_pages(office, ground);
  add_account_token_pages(office, ground);
  add_account_delegate_pages(office, ground);
  add_account_people_pages(office, ground);
  add_account_recovery_pages(office, ground);
  add_appointment_pages(office, ground);
  add_declaration_pages(office, ground);
  add_audit_pages(office, ground);
}

http::Response respond_blocks(const Office& office, const Visitor& visitor,
                              const http::Request& request, const Heading& heading,
                              const std::vector<Block>& blocks, int status) {
  pages::Dictionary page;
  fill_blocks(page, blocks);
  return office.respond(visitor, request, "account_page.html", page, heading, status);
}

std::string words(const Visitor& visitor, Key key) {
  return std::string(pages::text(visitor.locale, key));
}
std::string words(const Visitor& visitor, Key key,
                  std::initializer_list<std::string_view> arguments) {
  return pages::text(visitor.locale, key, arguments);
}

accounts::PersonId person_of(const Visitor& visitor) {
  return accounts::PersonId(visitor.person_id);
}

std::string role_name(Locale locale, Role role) {
  return std::string(pages::text(locale, role_keys[static_cast<std::size_t>(role)]));
}
std::string object_name(Locale locale, Object object) {
  return std::string(pages::text(locale, object_keys[static_cast<std::size_t>(object)]));
}

std::string moment(Timestamp at) {
  const LocalTime local{at, vietnam_offset_minutes};
  return format_vietnamese(date_of(at)) + ", " + format_hour(local);
}

std::string period(Locale locale, Date from, const std::optional<Date>& to) {
  if (!to) return pages::text(locale, "account.from_day"_key, {format_vietnamese(from)});
  return format_vietnamese(from) + " – " + format_vietnamese(*to);
}

Result<std::optional<Date>> day_of(std::string_view typed, std::string_view pointer) {
  if (typed.empty()) return std::optional<Date>();
  std::string iso(typed);
  if (iso.size() == 10 && iso[2] == '/' && iso[5] == '/') {
    iso = iso.substr(6) + "-" + iso.substr(3, 2) + "-" + iso.substr(0, 2);
  }
  const auto day = parse_date(iso);
  if (day) return std::optional<Date>(*day);
  return Error{Code::invalid_argument, "write a day as 18/09/2026", std::string(pointer)};
}

std::string appointment_title(const Office& office, const AccountGround& ground, Locale locale,
                              const accounts::Appointment& appointment) {
  std::string title = role_name(locale, appointment.role);
  if (!appointment.unit_code.empty()) {
    title += ", " + office.ground().units.name(appointment.unit_code);
  }
  if (!appointment.subject_id.empty()) {
    const auto subject = ground.subjects.find(appointment.subject_id);
    title += ", " + (subject ? subject->name : appointment.subject_id);
  }
  return title;
}

Item appointment_item(const Office& office, const AccountGround& ground, const Visitor& visitor,
                      const accounts::AppointmentRecord& record) {
  const accounts::Appointment& appointment = record.appointment;
  Item item{.title = appointment_title(office, ground, visitor.locale, appointment),
            .detail = period(visitor.locale, appointment.valid_from, appointment.valid_to)};
  std::string objects;
  for (const Object object : appointment.only) {
    objects += (objects.empty() ? "" : ", ") + object_name(visitor.locale, object);
  }
  if (!objects.empty()) item.detail += " · " + objects;
  if (record.refused_at) {
    item.tone = Tone::stop;
    item.chip = words(visitor, "appointment.refused"_key);
  } else if (record.waits()) {
    item.tone = Tone::caution;
    item.chip = words(visitor, "appointment.waits"_key);
  } else if (appointment.is_valid_on(visitor.today)) {
    item.tone = Tone::good;
    item.chip = words(visitor, "appointment.in_force"_key);
  } else {
    item.chip = words(visitor, "appointment.over"_key);
  }
  return item;
}

AccountForm with_fault(AccountForm form, Locale locale, const Error& error) {
  form.fault = fault_text(locale, error);
  form.fault_field = fault_field(error);
  return form;
}

bool reaches_person(const AccountGround& ground, const Visitor& visitor, accounts::Act act,
                    const std::vector<accounts::AppointmentRecord>& appointments) {
  const accounts::Reach reach = visitor.rights.reach(Object::account, act);
  if (reach.everything) return true;
  bool is_near = false;
  for (const auto& record : appointments) {
    const accounts::Appointment& appointment = record.appointment;
    if (!record.approved_at || !appointment.is_valid_on(visitor.today)) continue;
    if (accounts::needs_second_factor(appointment.role)) return false;
    if (contains(reach.units, appointment.unit_code)) is_near = true;
    const auto subject = appointment.subject_id.empty()
                             ? std::nullopt
                             : ground.subjects.find(appointment.subject_id);
    if (subject && contains(reach.units, subject->unit_code)) is_near = true;
  }
  return is_near;
}

Result<FoundPerson> find_person(const AccountGround& ground, const Visitor& visitor,
                                const http::Request& request, accounts::Act act) {
  const accounts::PersonId id(request.parameter("id").value_or(""));
  FoundPerson found;
  TRY(found.person, ground.accounts.people().find(id));
  TRY(found.appointments, ground.accounts.appointments().of_person(id));
  if (reaches_person(ground, visitor, act, found.appointments)) return found;
  return Error{Code::not_found, "there is no such person", ""};
}

}  // namespace ocop::office
