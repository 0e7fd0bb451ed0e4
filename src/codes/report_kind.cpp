#include "codes/report_kind.h"

#include "base/limits.h"
#include "records/codes.h"
#include "records/record_store.h"
#include "registry/working_days.h"

namespace ocop::codes {
namespace {

using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option sorts[] = {{"copy", "codes.report_copy"_key},
                            {"seal", "codes.report_seal"_key},
                            {"quality", "codes.report_quality"_key},
                            {"page", "codes.report_page"_key},
                            {"other", "codes.report_other"_key}};

constexpr Option states[] = {{"new", "codes.report_new"_key},
                             {"open", "codes.report_open"_key},
                             {"answered", "codes.report_answered"_key},
                             {"closed", "codes.report_closed"_key}};

/// What an officer enters for somebody at the counter gets its number and its days here.
void fill_report(const Writing& writing, const Record* before, Record& after) {
  const Date today = date_of(writing.now());
  if (after["number"].empty()) {
    after["number"] = records::code_of_year("PA", writing.now(), after.id);
  }
  if (after["received_on"].empty()) after["received_on"] = format_iso(today);
  if (after["due_on"].empty()) {
    after["due_on"] = format_iso(registry::working_days().after(today, limits::report_answer_days));
  }
  const bool is_answered = before != nullptr && (*before)["answer"] != after["answer"];
  if (!is_answered) return;
  after["answered_on"] = format_iso(today);
  after["answered_by"] = writing.person();
  if (after["state"] == "new" || after["state"] == "open") after["state"] = "answered";
}

void check_report(const Record& row, Faults& faults) {
  const bool needs_answer = row["state"] == "answered" || row["state"] == "closed";
  if (needs_answer && row["answer"].empty()) {
    faults.push_back({"answer", {"codes.fault_no_answer"_key, {}}});
  }
}

std::vector<Field> report_fields() {
  return {
      {.name = "number",
       .label = "codes.report_number"_key,
       .uses = use::list | use::search | use::hidden},
      {.name = "received_on",
       .label = "codes.report_received"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::hidden},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .uses = use::search | use::fixed,
       .of = "product",
       .import_name = "gtin"},
      {.name = "unit_code",
       .label = "codes.report_unit"_key,
       .type = Type::unit,
       .uses = use::filter},
      {.name = "code", .label = "codes.report_code"_key, .uses = use::search | use::fixed},
      {.name = "sort",
       .label = "codes.report_sort"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = sorts},
      {.name = "story",
       .label = "codes.report_story"_key,
       .type = Type::text,
       .uses = use::search | use::required | use::fixed},
      {.name = "place", .label = "codes.report_place"_key, .uses = use::search | use::fixed},
      {.name = "photo", .label = "codes.report_photo"_key, .type = Type::file, .uses = use::fixed},
      {.name = "contact", .label = "codes.report_contact"_key, .uses = use::fixed},
      {.name = "state",
       .label = "codes.report_state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = states,
       .fallback = "new"},
      {.name = "due_on",
       .label = "codes.report_due"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::hidden},
      {.name = "answer",
       .label = "codes.report_answer"_key,
       .type = Type::text,
       .hint = "codes.report_answer_hint"_key},
      {.name = "answered_on",
       .label = "codes.report_answered_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "answered_by", .label = "codes.report_answered_by"_key, .uses = use::hidden},
  };
}

}  // namespace

Kind report_kind() {
  return {.name = "consumer_report",
          .table = "consumer_reports",
          .path = "reports",
          .object = accounts::Object::consumer_report,
          .one = "codes.report"_key,
          .many = "codes.reports"_key,
          .add = "codes.add_report"_key,
          .fields = report_fields(),
          .title = "number",
          .key = {"number"},
          .unit = "unit_code",
          .sort = "received_on",
          .fill = fill_report,
          .check = check_report};
}

}  // namespace ocop::codes
