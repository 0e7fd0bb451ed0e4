#include "codes/case_kind.h"

#include <array>

#include "codes/limits.h"
#include "codes/report_kind.h"
#include "records/codes.h"
#include "records/record_store.h"
#include "registry/working_days.h"

namespace ocop::codes {
namespace {

using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option causes[] = {{"likely_copy", "case.cause_likely_copy"_key},
                             {"cautions", "case.cause_cautions"_key},
                             {"officer", "case.cause_officer"_key}};

constexpr std::array states{Option{"new", "case.state_new"_key},
                            Option{"open", "case.state_open"_key},
                            Option{"closed", "case.state_closed"_key}};

constexpr Option outcomes[] = {{"copied", "case.outcome_copied"_key},
                               {"explained", "case.outcome_explained"_key},
                               {"unclear", "case.outcome_unclear"_key},
                               {"handed_on", "case.outcome_handed_on"_key}};

bool is_closed(const Record& row) { return row["state"] == "closed"; }

void fill_case(const Writing& writing, const Record* before, Record& after) {
  const Date today = date_of(writing.now());
  if (before == nullptr) {
    after["number"] = records::code_of_year("VV", writing.now(), after.id);
    after["opened_on"] = format_iso(today);
    after["due_on"] = format_iso(registry::working_days().after(today, limits::case_working_days));
  }
  // Whoever goes on with a case has it in hand.
  if (after["state"] != "new") after["owner"] = writing.person();
  if (is_closed(after) && after["closed_on"].empty()) after["closed_on"] = format_iso(today);
}

void check_case(const Record& row, Faults& faults) {
  if (!is_closed(row)) return;
  if (row["outcome"].empty()) faults.push_back({"outcome", {"case.fault_no_outcome"_key, {}}});
  if (row["note"].empty()) faults.push_back({"note", {"case.fault_no_note"_key, {}}});
}

Result<Faults> guard_case(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr) {
    if (is_closed(*before)) return Faults{{"", {"case.fault_closed"_key, {}}}};
    const bool is_back = (*before)["state"] == "open" && after["state"] == "new";
    return is_back ? Faults{{"state", {"case.fault_back"_key, {}}}} : Faults{};
  }
  TRY(const auto product, writing.get(writing.kinds().get("product"), after["product_id"]));
  if (!product || (*product)["subject_id"] != after["subject_id"]) {
    return Faults{{"product_id", {"codes.fault_not_its_product"_key, {}}}};
  }
  TRY(const auto cases, writing.where(*after.kind, "product_id", after["product_id"]));
  for (const Record& other : cases) {
    if (!is_closed(other)) {
      return Faults{{"product_id", {"case.fault_there_is_one"_key, {other["number"]}}}};
    }
  }
  return Faults{};
}

/// What was known when a case was closed is told by its row, and an open one that came back could
/// meet another.
Result<void> keep_case(Writing&, const Record& row) {
  if (row.removed_at) return Error{Code::failed_precondition, "cases are not put aside", row.id};
  return ok();
}

std::vector<Field> case_fields() {
  return {
      {.name = "number", .label = "case.number"_key, .uses = use::list | use::search | use::hidden},
      {.name = "opened_on",
       .label = "case.opened_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::hidden},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "product",
       .import_name = "gtin"},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "unit_code",
       .label = "codes.report_unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::required},
      {.name = "cause",
       .label = "case.cause"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = causes,
       .fallback = "officer"},
      {.name = "codes",
       .label = "case.codes_at_opening"_key,
       .type = Type::text,
       .uses = use::hidden},
      {.name = "state",
       .label = "case.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = states,
       .fallback = "new"},
      {.name = "due_on",
       .label = "case.due_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::hidden},
      {.name = "owner", .label = "case.owner"_key, .uses = use::list | use::hidden | use::person},
      {.name = "note",
       .label = "case.note"_key,
       .type = Type::text,
       .uses = use::search,
       .hint = "case.note_hint"_key},
      {.name = "outcome",
       .label = "case.outcome"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = outcomes},
      {.name = "closed_on", .label = "case.closed_on"_key, .type = Type::day, .uses = use::hidden},
  };
}

}  // namespace

Kind case_kind() {
  return {.name = "code_case",
          .table = "code_cases",
          .path = "code-cases",
          .object = accounts::Object::consumer_report,
          .one = "case.one"_key,
          .many = "case.many"_key,
          .add = "case.add"_key,
          .fields = case_fields(),
          .title = "number",
          .key = {"number"},
          .unit = "unit_code",
          .sort = "opened_on",
          .fill = fill_case,
          .check = check_case,
          .guard = guard_case,
          .followers = {keep_case}};
}

}  // namespace ocop::codes
