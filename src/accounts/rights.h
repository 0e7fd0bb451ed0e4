#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

/// Who may do what, where and when. Access is denied unless a cell of the table in
/// `access_table.cpp` grants it; the table is the only place that does.
namespace ocop::accounts {

/// What a person was appointed to (requirements, section E). One person may hold several.
enum class Role : std::uint8_t {
  city_office,     ///< programme office of the city
  ward_officer,    ///< receives, checks, guides; until 2025 also the district's officer
  group_head,      ///< head of a residential group
  party_member,    ///< party cell: restricted briefings
  subject_owner,   ///< the producer
  delegate,        ///< acts for a producer within the objects and days given
  adviser,         ///< sees the producers assigned
  council_member,  ///< scores the files assigned
  secretary,       ///< of a council
  laboratory,      ///< posts results
  inspector,       ///< market surveillance
  buyer,
  printer,        ///< sealed stamp orders only
  editor,         ///< writes for the portal
  approver,       ///< releases what an editor wrote
  keeper,         ///< of the system: accounts and audit, no content
  advisory_team,  ///< visits the places of the dossiers assigned, for a council
};

/// What an act is on: a row of the access table.
enum class Object : std::uint8_t {
  account,
  appointment,
  token,
  audit,
  unit,
  audience,  ///< party cells, residential groups and others that messages go to
  subject,
  member_book,  ///< members, shareholders, posts, finances of a subject: never public
  premises,     ///< with findings and corrective actions
  product,
  document,  ///< papers of a subject or a product
  certificate,
  declaration,  ///< of a conflict of interest
  outreach,
  idea,
  programme,  ///< programmes, plans and their documents
  task,
  target,
  code_order,       ///< orders of codes, and what happens to their codes
  print_file,       ///< the codes themselves, for the printer that an order names
  consumer_report,  ///< what consumers report about codes
  shortlist,        ///< rounds that choose the products to begin with
  shortlist_vote,   ///< one person's votes in the rounds that name it
  dossier,          ///< files of the star evaluation, with the producer's self-assessment
  council,          ///< councils, their members, sessions and agreed answers
  score_sheet,      ///< one member's points in the councils that name it
  article,          ///< of the portal, with their pictures, series and releases
  comment,          ///< what readers write under articles
  site_visit,       ///< what the advisory team saw at a place
  criteria,         ///< sets of criteria that a decision brought
  library,          ///< policies, documents and good examples
  message,          ///< what is sent down the units, its confirmations and proofs
  bulletin,         ///< numbered issues and publications
  story,            ///< of a product
  picture,          ///< the library of pictures, with their rights, consents and crops
  campaign,         ///< campaigns with their quiz, and the editorial calendar
  culture,          ///< places of craft, artisans, festivals and walking routes
};

enum class Act : std::uint8_t {
  see,
  enter,   ///< make and change
  decide,  ///< give the second pair of eyes, or an act that binds
};

/// How far a cell reaches.
enum class Extent : std::uint8_t {
  none,
  own,   ///< the subject of the appointment
  unit,  ///< the unit of the appointment and all below it
  all,
};

/// The access table.
Extent extent_of(Role role, Object object, Act act);

std::string_view name_of(Role role);      ///< "ward_officer"
std::string_view name_of(Object object);  ///< "member_book"
std::optional<Role> role_from(std::string_view name);
std::optional<Object> object_from(std::string_view name);
std::vector<Role> all_roles();
std::vector<Object> all_objects();

/// A role, where, from when to when.
struct Appointment {
  std::string id = {};
  Role role = Role::buyer;
  std::string unit_code =
      {};  ///< for roles of a unit; codes mean what they mean on the day of the act
  std::string subject_id = {};    ///< for roles of a subject
  std::vector<Object> only = {};  ///< a delegate's objects; empty: all that the role has
  Date valid_from = {};
  std::optional<Date> valid_to = {};  ///< the last day

  bool is_valid_on(Date day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
};

/// The rows that somebody may reach: those of these units and those of these subjects, or all.
struct Reach {
  bool everything = false;
  std::vector<std::string> units = {};  ///< codes, with all units below and all that they followed
  std::vector<std::string> subjects = {};  ///< identifiers

  /// Whether a row of that unit or of that subject lies within; what is empty is nobody's.
  bool covers(std::string_view unit, std::string_view subject = {}) const;
  bool nothing() const { return !everything && units.empty() && subjects.empty(); }
  static Reach all() { return {true, {}, {}}; }
};

/// The code itself, the codes of all units below it on that day, and of their predecessors.
using UnitsUnder = std::function<std::vector<std::string>(std::string_view unit_code, Date day)>;

/// What a person may do on one day: the appointments of that day through the access table.
class Rights {
 public:
  Rights() = default;
  Rights(std::vector<Appointment> appointments, Date day, const UnitsUnder& units_under);

  Reach reach(Object object, Act act) const;
  bool may(Object object, Act act) const { return !reach(object, act).nothing(); }
  bool has(Role role) const;
  const std::vector<Appointment>& appointments() const { return appointments_; }

 private:
  std::vector<Appointment> appointments_;              ///< of the day
  std::vector<std::vector<std::string>> units_under_;  ///< beside appointments_
};

}  // namespace ocop::accounts
