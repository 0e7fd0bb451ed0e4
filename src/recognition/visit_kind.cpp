#include "recognition/visit_kind.h"

#include <algorithm>

#include "pages/format.h"
#include "records/record_store.h"

namespace ocop::recognition {
namespace {

using records::Fault;
using records::Faults;
using records::Field;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr std::string_view unannounced = "unannounced";

constexpr Option sorts[] = {{"planned", "recognition.visit_planned"_key},
                            {unannounced, "recognition.visit_unannounced"_key},
                            {"follow_up", "recognition.visit_follow_up"_key}};
constexpr Option kept[] = {{"kept", "recognition.kept_all"_key},
                           {"partly", "recognition.kept_partly"_key},
                           {"not_kept", "recognition.kept_not"_key}};
constexpr Option mark_uses[] = {{"right", "recognition.mark_right"_key},
                                {"wrong", "recognition.mark_wrong"_key},
                                {"unused", "recognition.mark_unused"_key}};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

void fill_visit(const Writing&, const Record*, Record& after) {
  const auto* sort = std::ranges::find(sorts, after["sort"], &Option::value);
  const auto day = after.day("planned_on");
  if (sort != std::end(sorts) && day) {
    after["heading"] = std::string(pages::text(pages::Locale::vietnamese, sort->label)) + " " +
                       pages::format_day(*day);
  }
  const bool may_be_told = after["sort"] != unannounced || !after["visited_on"].empty();
  after["told_subject_id"] = may_be_told ? after["subject_id"] : "";
}

void check_visit(const Record& row, Faults& faults) {
  const auto visited = row.day("visited_on");
  if (visited) {
    for (const std::string_view field : {"criteria_kept", "mark_use", "findings", "visitors"}) {
      if (row[field].empty()) faults.push_back(fault(field, "recognition.fault_needed"_key));
    }
  }
  for (const std::string_view field : {"due_on", "done_on"}) {
    const auto day = row.day(field);
    if (day && (!visited || *day < *visited)) {
      faults.push_back(fault(field, "recognition.fault_after_visit"_key));
    }
  }
  if (!row["measures"].empty() && row["due_on"].empty()) {
    faults.push_back(fault("due_on", "recognition.fault_due"_key));
  }
}

Result<Faults> guard_visit(Writing& writing, const Record*, const Record& after) {
  const auto visited = after.day("visited_on");
  if (visited && *visited > date_of(writing.now())) {
    return Faults{fault("visited_on", "recognition.fault_future"_key)};
  }
  if (after["product_id"].empty()) return Faults{};
  TRY(const auto product, writing.get(writing.kinds().get("product"), after["product_id"]));
  if (product && (*product)["subject_id"] == after["subject_id"]) return Faults{};
  return Faults{fault("product_id", "registry.fault_product_of_another"_key)};
}

Field choice(std::string_view name, pages::Key label, std::span<const Option> options) {
  return {.name = name,
          .label = label,
          .type = Type::choice,
          .uses = use::list | use::filter,
          .options = options};
}

std::vector<Field> visit_fields() {
  return {
      {.name = "heading",
       .label = "recognition.heading"_key,
       .uses = use::list | use::search | use::hidden},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "told_subject_id",
       .label = "recognition.told"_key,
       .type = Type::reference,
       .uses = use::hidden,
       .of = "subject"},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .uses = use::search,
       .of = "product",
       .hint = "recognition.visit_product_hint"_key,
       .import_name = "gtin"},
      {.name = "sort",
       .label = "recognition.visit_sort"_key,
       .type = Type::choice,
       .uses = use::filter | use::required,
       .options = sorts,
       .hint = "recognition.visit_sort_hint"_key,
       .fallback = "planned"},
      {.name = "planned_on",
       .label = "recognition.planned_on"_key,
       .type = Type::day,
       .uses = use::sort | use::required},
      {.name = "visited_on",
       .label = "recognition.visited_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
      {.name = "visitors",
       .label = "recognition.visitors"_key,
       .hint = "recognition.visitors_hint"_key},
      choice("criteria_kept", "recognition.criteria_kept"_key, kept),
      choice("mark_use", "recognition.mark_use"_key, mark_uses),
      {.name = "findings",
       .label = "recognition.findings"_key,
       .type = Type::text,
       .uses = use::search},
      {.name = "measures",
       .label = "recognition.measures"_key,
       .type = Type::text,
       .hint = "recognition.measures_hint"_key},
      {.name = "due_on",
       .label = "recognition.due_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
      {.name = "done_on", .label = "recognition.done_on"_key, .type = Type::day},
      {.name = "proof", .label = "recognition.proof"_key, .type = Type::file},
      {.name = "demonstration",
       .label = "evaluation.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

}  // namespace

records::Kind visit_kind() {
  return {.name = "supervision_visit",
          .table = "supervision_visits",
          .path = "supervision-visits",
          .object = accounts::Object::certificate,
          .one = "recognition.visit"_key,
          .many = "recognition.visits"_key,
          .add = "recognition.add_visit"_key,
          .fields = visit_fields(),
          .title = "heading",
          .key = {},
          .subject = "told_subject_id",
          .owner = "told_subject_id",  // who says in which unit
          .sort = "planned_on",
          .form = {{"recognition.part_result"_key,
                    {"visited_on", "visitors", "criteria_kept", "mark_use", "findings"}},
                   {"recognition.part_measures"_key, {"measures", "due_on", "done_on", "proof"}}},
          .fill = fill_visit,
          .check = check_visit,
          .guard = guard_visit};
}

}  // namespace ocop::recognition
