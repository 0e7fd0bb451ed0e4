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

struct NewAppointment {
  PersonId person;
  Role role = Role::subject_owner;
  std::string unit_code = {};
  std::string subject_id = {};
  std::vector<Object> only = {};  ///< of a delegate
  Date valid_from = {};
  std::optional<Date> valid_to = {};
};

/// An appointment as it is kept, with who made it.
struct AppointmentRecord {
  Appointment appointment;
  PersonId person;
  std::string person_login, person_name;
  std::string made_by;
  Timestamp made_at;
  std::string approved_by;  ///< of four eyes; the maker's own login where two suffice
  std::optional<Timestamp> approved_at;
  std::optional<Timestamp> refused_at;

  bool waits() const { return !approved_at && !refused_at; }
};

/// Who was appointed to what. The city office and keepers of the system can change everything, so
/// that their appointment takes a second person; the very first of each comes from the command
/// line. Errors name the field in their pointer. Safe to use from several threads.
class AppointmentStore {
 public:
  explicit AppointmentStore(const Ground& ground) : ground_(ground) {}

  /// Errors of `check_appointment`; whether the unit and the subject exist, the caller knows.
  Result<AppointmentRecord> make(const NewAppointment& appointment, std::string_view actor);
  /// `failed_precondition` when the actor made it, or it does not wait any more.
  Result<void> approve(std::string_view id, std::string_view actor);
  Result<void> refuse(std::string_view id, std::string_view actor);
  /// The last day; today's date ends it tomorrow, an earlier one at once.
  Result<void> end(std::string_view id, Date last_day, std::string_view actor);

  Result<AppointmentRecord> find(std::string_view id) const;
  Result<std::vector<AppointmentRecord>> of_person(const PersonId& person) const;
  /// Owners and delegates of a producer.
  Result<std::vector<AppointmentRecord>> of_subject(std::string_view subject_id) const;
  Result<std::vector<AppointmentRecord>> waiting() const;

 private:
  const Ground& ground_;
};

enum class Place : std::uint8_t { none, unit, subject };
Place place_of(Role role);  ///< what an appointment to this role must name
bool needs_four_eyes(Role role);
/// `invalid_argument` when the role lacks its unit or its subject (pointers "unit", "subject"), or
/// the last day comes before the first ("valid_to").
Result<void> check_appointment(const NewAppointment& appointment);

/// For the other stores of this room and for guards of registers: the approved ones.
std::vector<Appointment> appointments_of(soci::session& session, const PersonId& person);

std::string names_of(const std::vector<Object>& objects);  ///< "product,document"
std::vector<Object> objects_from(std::string_view names);  ///< unknown names are left out

}  // namespace ocop::accounts
