#include "accounts/appointment_store.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/ground.h"
#include "accounts/people_store.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr const char* select =
    "select appointments.id, appointments.role, appointments.unit_code, "
    "appointments.subject_id, appointments.only_objects, appointments.valid_from, "
    "appointments.valid_to, appointments.person_id, people.login, people.name, "
    "appointments.made_by, appointments.made_at, appointments.approved_by, "
    "appointments.approved_at, appointments.refused_at from appointments "
    "join people on people.id = appointments.person_id where ";

std::optional<Timestamp> instant(const soci::row& row, std::size_t position) {
  const Timestamp at{row.get<long long>(position)};
  if (at == Timestamp{}) return std::nullopt;
  return at;
}

// Written by this store alone, so that what does not parse is damage: such a row grants nothing.
Appointment appointment_from(const soci::row& row) {
  Appointment appointment;
  appointment.id = row.get<std::string>(0);
  appointment.role = role_from(row.get<std::string>(1)).value_or(Role::buyer);
  appointment.unit_code = row.get<std::string>(2);
  appointment.subject_id = row.get<std::string>(3);
  appointment.only = objects_from(row.get<std::string>(4));
  const auto from = parse_date(row.get<std::string>(5));
  appointment.valid_from = from ? *from : Date{9999, 12, 31};
  if (const std::string text = row.get<std::string>(6); !text.empty()) {
    const auto to = parse_date(text);
    appointment.valid_to = to ? *to : Date{1, 1, 1};
  }
  return appointment;
}

AppointmentRecord record_from(const soci::row& row) {
  return {appointment_from(row),    PersonId(row.get<std::string>(7)),
          row.get<std::string>(8),  row.get<std::string>(9),
          row.get<std::string>(10), {row.get<long long>(11)},
          row.get<std::string>(12), instant(row, 13),
          instant(row, 14)};
}

std::vector<AppointmentRecord> fetch(soci::session& session, std::string_view condition,
                                     const std::string& value) {
  std::vector<AppointmentRecord> records;
  const soci::rowset<soci::row> rows = (session.prepare << select << condition
                                                        << " order by appointments.valid_from, "
                                                           "appointments.id",
                                        soci::use(value));
  for (const soci::row& row : rows) records.push_back(record_from(row));
  return records;
}

Result<AppointmentRecord> find_record(soci::session& session, std::string_view id) {
  auto records = fetch(session, "appointments.id = :id", std::string(id));
  if (records.empty()) return Error{Code::not_found, "there is no such appointment", ""};
  return std::move(records.front());
}

std::string text_of(const std::optional<Date>& day) { return day ? format_iso(*day) : ""; }

std::string json_of(const AppointmentRecord& record) {
  const Appointment& appointment = record.appointment;
  boost::json::object object{{"person", record.person.text()},
                             {"role", name_of(appointment.role)},
                             {"valid_from", format_iso(appointment.valid_from)}};
  if (!appointment.unit_code.empty()) object["unit"] = appointment.unit_code;
  if (!appointment.subject_id.empty()) object["subject"] = appointment.subject_id;
  if (!appointment.only.empty()) object["only"] = names_of(appointment.only);
  if (appointment.valid_to) object["valid_to"] = format_iso(*appointment.valid_to);
  return boost::json::serialize(object);
}

void insert(soci::session& session, const AppointmentRecord& record) {
  const Appointment& appointment = record.appointment;
  const std::string role(name_of(appointment.role));
  const std::string only = names_of(appointment.only);
  const std::string from = format_iso(appointment.valid_from);
  const std::string to = text_of(appointment.valid_to);
  const auto made_at = static_cast<long long>(record.made_at.micros);
  const auto approved_at = static_cast<long long>(record.approved_at.value_or(Timestamp{}).micros);
  session << "insert into appointments (id, person_id, role, unit_code, subject_id, only_objects, "
             "valid_from, valid_to, made_by, made_at, approved_by, approved_at) values (:id, "
             ":person_id, :role, :unit_code, :subject_id, :only_objects, :valid_from, :valid_to, "
             ":made_by, :made_at, :approved_by, :approved_at)",
      soci::use(appointment.id), soci::use(record.person.text()), soci::use(role),
      soci::use(appointment.unit_code), soci::use(appointment.subject_id), soci::use(only),
      soci::use(from), soci::use(to), soci::use(record.made_by), soci::use(made_at),
      soci::use(record.approved_by), soci::use(approved_at);
}

/// The one of the command line on an empty system: nobody could be its second pair of eyes.
bool is_first(soci::session& session, Role role) {
  const std::string name(name_of(role));
  long long count = 0;
  session << "select count(*) from appointments where role = :role and approved_at > 0",
      soci::use(name), soci::into(count);
  return count == 0;
}

Result<void> decide(const Ground& ground, std::string_view id, std::string_view actor,
                    const char* update, std::string_view act) {
  return write(ground, [&](soci::session& session) -> Result<void> {
    TRY(const AppointmentRecord record, find_record(session, id));
    if (!record.waits()) {
      return Error{Code::failed_precondition, "this appointment was decided already", ""};
    }
    if (record.made_by == actor || record.person_login == actor) {
      return Error{Code::failed_precondition,
                   "it takes another person to decide: neither who made it nor who is appointed",
                   "actor"};
    }
    const auto at = static_cast<long long>(ground.now().micros);
    const std::string decider(actor);
    session << update, soci::use(decider), soci::use(at), soci::use(record.appointment.id);
    audit(ground, session, actor, act, object_of(record.person), "", json_of(record));
    return ok();
  });
}

}  // namespace

Place place_of(Role role) {
  switch (role) {
    case Role::ward_officer:
    case Role::group_head:
    case Role::party_member:
      return Place::unit;
    case Role::subject_owner:
    case Role::delegate:
    case Role::adviser:
    case Role::laboratory:
      return Place::subject;
    default:
      return Place::none;
  }
}

bool needs_four_eyes(Role role) { return role == Role::city_office || role == Role::keeper; }

Result<void> check_appointment(const NewAppointment& wanted) {
  const Place place = place_of(wanted.role);
  if (place == Place::unit && wanted.unit_code.empty()) {
    return Error{Code::invalid_argument, "this role needs a unit", "unit"};
  }
  if (place == Place::subject && wanted.subject_id.empty()) {
    return Error{Code::invalid_argument, "this role needs a subject", "subject"};
  }
  if (wanted.valid_to && *wanted.valid_to < wanted.valid_from) {
    return Error{Code::invalid_argument, "the last day comes before the first", "valid_to"};
  }
  return ok();
}

std::string names_of(const std::vector<Object>& objects) {
  std::string names;
  for (const Object object : objects) {
    if (!names.empty()) names += ',';
    names += name_of(object);
  }
  return names;
}

std::vector<Object> objects_from(std::string_view names) {
  std::vector<Object> objects;
  for (const std::string_view name : split(names, ',')) {
    if (const auto object = object_from(trim(name))) objects.push_back(*object);
  }
  return objects;
}

std::vector<Appointment> appointments_of(soci::session& session, const PersonId& person) {
  std::vector<Appointment> appointments;
  for (AppointmentRecord& record :
       fetch(session, "appointments.person_id = :id and approved_at > 0", person.text())) {
    appointments.push_back(std::move(record.appointment));
  }
  return appointments;
}

Result<AppointmentRecord> AppointmentStore::make(const NewAppointment& wanted,
                                                 std::string_view actor) {
  TRY_VOID(check_appointment(wanted));
  AppointmentRecord record;
  const Place place = place_of(wanted.role);
  record.appointment = {.id = ground_.new_id(),
                        .role = wanted.role,
                        .unit_code = place == Place::unit ? wanted.unit_code : "",
                        .subject_id = place == Place::subject ? wanted.subject_id : "",
                        .only = wanted.role == Role::delegate ? wanted.only : std::vector<Object>{},
                        .valid_from = wanted.valid_from,
                        .valid_to = wanted.valid_to};
  record.person = wanted.person;
  record.made_by = actor;
  record.made_at = ground_.now();
  return write(ground_, [&](soci::session& session) -> Result<AppointmentRecord> {
    TRY(const Person person, find_person(session, wanted.person));
    record.person_login = person.login;
    record.person_name = person.name;
    if (fetch(session, "appointments.person_id = :id", person.id.text()).size() >=
        limits::appointments_per_person_max) {
      return Error{Code::resource_exhausted, "this person has too many appointments", ""};
    }
    if (!needs_four_eyes(wanted.role) || is_first(session, wanted.role)) {
      record.approved_by = record.made_by;
      record.approved_at = record.made_at;
    }
    insert(session, record);
    audit(ground_, session, actor, record.waits() ? "appointment.propose" : "appointment.make",
          object_of(person.id), "", json_of(record));
    return record;
  });
}

Result<void> AppointmentStore::approve(std::string_view id, std::string_view actor) {
  return decide(ground_, id, actor,
                "update appointments set approved_by = :by, approved_at = :at where id = :id",
                "appointment.approve");
}

Result<void> AppointmentStore::refuse(std::string_view id, std::string_view actor) {
  return decide(ground_, id, actor,
                "update appointments set approved_by = :by, refused_at = :at where id = :id",
                "appointment.refuse");
}

Result<void> AppointmentStore::end(std::string_view id, Date last_day, std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    TRY(AppointmentRecord record, find_record(session, id));
    const std::string before = json_of(record);
    record.appointment.valid_to = last_day;
    const std::string to = format_iso(last_day);
    session << "update appointments set valid_to = :to where id = :id", soci::use(to),
        soci::use(record.appointment.id);
    audit(ground_, session, actor, "appointment.end", object_of(record.person), before,
          json_of(record));
    return ok();
  });
}

Result<AppointmentRecord> AppointmentStore::find(std::string_view id) const {
  return read(ground_, [&](soci::session& session) { return find_record(session, id); });
}

Result<std::vector<AppointmentRecord>> AppointmentStore::of_person(const PersonId& person) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<AppointmentRecord>> {
    return fetch(session, "appointments.person_id = :id", person.text());
  });
}

Result<std::vector<AppointmentRecord>> AppointmentStore::of_subject(
    std::string_view subject_id) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<AppointmentRecord>> {
    return fetch(session, "appointments.subject_id = :id and appointments.subject_id <> ''",
                 std::string(subject_id));
  });
}

Result<std::vector<AppointmentRecord>> AppointmentStore::waiting() const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<AppointmentRecord>> {
    return fetch(session, "approved_at = 0 and refused_at = 0 and appointments.id > :none", "");
  });
}

}  // namespace ocop::accounts
