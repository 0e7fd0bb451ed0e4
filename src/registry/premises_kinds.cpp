#include "registry/premises_kinds.h"

#include "records/record_store.h"
#include "registry/field_rules.h"
#include "registry/kind_faults.h"

namespace ocop::registry {
namespace {

using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option premises_sorts[] = {{"workshop", "registry.premises_workshop"_key},
                                     {"shop", "registry.premises_shop"_key},
                                     {"field", "registry.premises_field"_key},
                                     {"warehouse", "registry.premises_warehouse"_key},
                                     {"office", "registry.premises_office"_key}};

constexpr Option results[] = {{"passed", "registry.result_passed"_key},
                              {"findings", "registry.result_findings"_key},
                              {"failed", "registry.result_failed"_key}};

constexpr Option severities[] = {{"minor", "registry.severity_minor"_key},
                                 {"major", "registry.severity_major"_key},
                                 {"critical", "registry.severity_critical"_key}};

Result<Faults> guard_inspection(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  check_not_later(after, "held_on", date_of(writing.now()), faults);
  return faults;
}

void check_finding(const Record& row, Faults& faults) {
  const bool has_proof = !row["proof"].empty() || !row["proof_file"].empty();
  if (row.day("done_on") && !has_proof) {
    faults.push_back(fault("proof", "registry.fault_no_proof"_key));
  }
  if (row.day("closed_on") && !row.day("done_on")) {
    faults.push_back(fault("done_on", "registry.fault_not_done"_key));
  }
  if (row.day("closed_on") && row["closed_by"].empty()) {
    faults.push_back(fault("closed_by", "registry.fault_closed_by"_key));
  }
  check_days(row, "done_on", "closed_on", faults);
}

Result<Faults> guard_finding(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  const Date today = date_of(writing.now());
  check_not_later(after, "done_on", today, faults);
  check_not_later(after, "closed_on", today, faults);
  return faults;
}

std::vector<Field> place_fields() {
  return {
      {.name = "gln",
       .label = "registry.gln"_key,
       .uses = use::list | use::search | use::sort | use::required | use::fixed,
       .rule = field_rule::gln},
      {.name = "name_vi",
       .label = "registry.name_vi"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "name_en", .label = "registry.name_en"_key, .uses = use::search},
      {.name = "address", .label = "registry.address"_key, .uses = use::list | use::search},
      {.name = "unit_code",
       .label = "registry.ward"_key,
       .type = Type::unit,
       .uses = use::list | use::filter},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required,
       .of = "subject",
       .import_name = "subject_code"},
  };
}

std::vector<Field> premises_fields() {
  return {
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "name",
       .label = "registry.premises_name"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "kind",
       .label = "registry.premises_kind"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = premises_sorts},
      {.name = "address",
       .label = "registry.address"_key,
       .uses = use::list | use::search | use::required},
      {.name = "unit_code",
       .label = "registry.ward"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "area", .label = "registry.area"_key, .type = Type::whole},
      {.name = "place_id",
       .label = "registry.place"_key,
       .type = Type::reference,
       .of = "place",
       .hint = "registry.place_hint"_key,
       .import_name = "gln"},
      {.name = "plan_file", .label = "registry.floor_plan"_key, .type = Type::file},
  };
}

std::vector<Field> inspection_fields() {
  return {
      {.name = "number",
       .label = "registry.report_number"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "premises_id",
       .label = "registry.premises_one"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "premises",
       .import_name = "premises"},
      {.name = "held_on",
       .label = "registry.inspected_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "inspector",
       .label = "registry.inspector"_key,
       .uses = use::list | use::search | use::required,
       .hint = "registry.inspector_hint"_key},
      {.name = "checklist", .label = "registry.checklist"_key, .type = Type::text},
      {.name = "result",
       .label = "registry.result"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = results},
      {.name = "report_file", .label = "registry.report"_key, .type = Type::file},
  };
}

std::vector<Field> finding_fields() {
  return {
      {.name = "inspection_id",
       .label = "registry.inspection"_key,
       .type = Type::reference,
       .uses = use::required | use::fixed,
       .of = "inspection",
       .import_name = "inspection"},
      {.name = "what",
       .label = "registry.finding_what"_key,
       .uses = use::list | use::search | use::required},
      {.name = "severity",
       .label = "registry.severity"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = severities},
      {.name = "action",
       .label = "registry.corrective_action"_key,
       .uses = use::search | use::required},
      {.name = "responsible",
       .label = "registry.responsible"_key,
       .uses = use::list | use::search | use::required},
      {.name = "due_on",
       .label = "registry.due_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "done_on",
       .label = "registry.done_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
      {.name = "proof", .label = "registry.proof"_key, .hint = "registry.proof_hint"_key},
      {.name = "proof_file", .label = "registry.proof_file"_key, .type = Type::file},
      {.name = "closed_on",
       .label = "registry.closed_on"_key,
       .type = Type::day,
       .hint = "registry.closed_on_hint"_key},
      {.name = "closed_by", .label = "registry.closed_by"_key},
  };
}

}  // namespace

Kind place_kind() {
  return {.name = "place",
          .table = "places",
          .path = "places",
          .object = accounts::Object::premises,
          .one = "registry.place"_key,
          .many = "registry.places"_key,
          .add = "registry.add_place"_key,
          .fields = place_fields(),
          .title = "name_vi",
          .key = {"gln"},
          .unit = "unit_code",
          .subject = "subject_id"};
}

Kind premises_kind() {
  return {.name = "premises",
          .table = "premises",
          .path = "premises",
          .object = accounts::Object::premises,
          .one = "registry.premises_one"_key,
          .many = "registry.premises"_key,
          .add = "registry.add_premises"_key,
          .fields = premises_fields(),
          .title = "name",
          .key = {"name", "subject_id"},
          .unit = "unit_code",
          .subject = "subject_id",
          .owner = "subject_id"};
}

Kind inspection_kind() {
  return {.name = "inspection",
          .table = "inspections",
          .path = "inspections",
          .object = accounts::Object::premises,
          .one = "registry.inspection"_key,
          .many = "registry.inspections"_key,
          .add = "registry.add_inspection"_key,
          .fields = inspection_fields(),
          .title = "number",
          .key = {"number", "premises_id"},
          .owner = "premises_id",
          .sort = "held_on",
          .guard = guard_inspection};
}

Kind finding_kind() {
  return {.name = "finding",
          .table = "findings",
          .path = "findings",
          .object = accounts::Object::premises,
          .one = "registry.finding"_key,
          .many = "registry.findings"_key,
          .add = "registry.add_finding"_key,
          .fields = finding_fields(),
          .title = "what",
          .key = {"what", "inspection_id"},
          .owner = "inspection_id",
          .sort = "due_on",
          .check = check_finding,
          .guard = guard_finding};
}

bool is_late(const Record& finding, Date day) {
  return !finding.day("done_on") && finding.day("due_on") && *finding.day("due_on") < day;
}

}  // namespace ocop::registry
