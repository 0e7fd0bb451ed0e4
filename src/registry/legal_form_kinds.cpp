#include "registry/legal_form_kinds.h"

#include <algorithm>

#include "records/record_store.h"
#include "records/row_draft.h"
#include "registry/field_rules.h"
#include "registry/kind_faults.h"
#include "registry/subject_kinds.h"

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

constexpr Option tasks[] = {{"registration", "registry.redo_registration"_key},
                            {"tax_code", "registry.redo_tax_code"_key},
                            {"food_safety", "registry.redo_food_safety"_key},
                            {"self_declaration", "registry.redo_self_declaration"_key},
                            {"label", "registry.redo_label"_key},
                            {"trademark", "registry.redo_trademark"_key},
                            {"gs1_prefix", "registry.redo_gs1_prefix"_key},
                            {"contracts", "registry.redo_contracts"_key},
                            {"insurance", "registry.redo_insurance"_key},
                            {"ocop_certificate", "registry.redo_ocop_certificate"_key}};

Date day_after(Date day, std::int64_t days) { return date_from_days(days_from_date(day) + days); }

bool overlap(const FormHeld& a, const FormHeld& b) {
  const bool a_ends_before = a.to && *a.to < b.from;
  const bool b_ends_before = b.to && *b.to < a.from;
  return !a_ends_before && !b_ends_before;
}

void check_form(const Record& row, Faults& faults) {
  check_days(row, "valid_from", "valid_to", faults);
}

/// Forms follow each other, and the one that lasts is that of the subject.
Result<Faults> guard_form(Writing& writing, const Record*, const Record& after) {
  const FormHeld held = form_held_of(after);
  TRY(const auto others, writing.where(*after.kind, "subject_id", after["subject_id"]));
  for (const Record& other : others) {
    if (other.id != after.id && overlap(held, form_held_of(other))) {
      return Faults{fault("valid_from", "registry.fault_forms_overlap"_key)};
    }
  }
  TRY(const auto subject, writing.get(writing.kinds().get("subject"), after["subject_id"]));
  if (!held.to && subject && (*subject)["kind"] != held.form) {
    return Faults{fault("form", "registry.fault_form_differs"_key)};
  }
  return Faults{};
}

/// Ends the form that lasts on the day before, or enters the one the subject had since ever.
Result<void> end_form(Writing& writing, const Record& subject, const std::string& form_before,
                      Date day) {
  const Kind& forms = writing.kinds().get("subject_form");
  TRY(const auto history, writing.where(forms, "subject_id", subject.id));
  const auto last = std::ranges::find_if(
      history, [](const Record& row) { return !row.day("valid_to").has_value(); });
  Record row = last == history.end() ? records::empty_row(forms) : *last;
  if (last == history.end()) {
    row["subject_id"] = subject.id;
    row["form"] = form_before;
    const auto since = subject.day("registered_on");
    row["valid_from"] = since && *since < day ? format_iso(*since) : "0001-01-01";
    row["number"] = subject["registration_number"];
  }
  row["valid_to"] = format_iso(day_after(day, -1));
  TRY_VOID(writing.put(row));
  return ok();
}

Result<void> begin_form(Writing& writing, const Record& conversion) {
  Record row = records::empty_row(writing.kinds().get("subject_form"));
  row["subject_id"] = conversion["subject_id"];
  row["form"] = conversion["form"];
  row["valid_from"] = conversion["effective_on"];
  row["number"] = conversion["registration_number"];
  TRY_VOID(writing.put(row));
  return ok();
}

Result<void> add_tasks(Writing& writing, const LegalRules& rules, const Record& conversion) {
  const Date day = *conversion.day("effective_on");
  for (const RedoRule& rule : rules.redo) {
    Record row = records::empty_row(writing.kinds().get("redo_task"));
    row["subject_id"] = conversion["subject_id"];
    row["task"] = rule.task;
    row["since"] = format_iso(day);
    row["due_on"] = format_iso(day_after(day, rule.days));
    // The registration is what the conversion was entered with.
    if (rule.task == "registration") {
      row["done_on"] = format_iso(day);
      row["proof"] = conversion["registration_number"];
    }
    TRY_VOID(writing.put(row));
  }
  return ok();
}

Result<void> convert(Writing& writing, const LegalRules& rules, const Record& conversion,
                     Record subject) {
  const Date day = *conversion.day("effective_on");
  const Record before = subject;
  subject["kind"] = conversion["form"];
  subject["name"] = conversion["name"];
  subject["registration_number"] = conversion["registration_number"];
  subject["registered_by"] = conversion["registered_by"];
  subject["registered_on"] = conversion["effective_on"];
  if (!conversion["tax_code"].empty()) subject["tax_code"] = conversion["tax_code"];
  if (!conversion["representative"].empty()) {
    subject["representative"] = conversion["representative"];
  }
  TRY_VOID(end_form(writing, before, before["kind"], day));
  TRY_VOID(writing.put(subject));
  TRY_VOID(begin_form(writing, conversion));
  return add_tasks(writing, rules, conversion);
}

Result<Faults> guard_conversion(Writing& writing, const LegalRules& rules, const Record* before,
                                const Record& after) {
  // What was carried out stays as it was; another change is another conversion.
  if (before != nullptr) return Faults{fault("", "registry.fault_converted"_key)};
  Faults faults;
  check_not_later(after, "effective_on", date_of(writing.now()), faults);
  TRY(const auto subject, writing.get(writing.kinds().get("subject"), after["subject_id"]));
  if ((*subject)["kind"] == after["form"]) {
    faults.push_back(fault("form", "registry.fault_same_form"_key));
  }
  const Kind& forms = writing.kinds().get("subject_form");
  TRY(const auto history, writing.where(forms, "subject_id", after["subject_id"]));
  for (const Record& row : history) {
    if (row.day("valid_from") < after.day("effective_on")) continue;
    faults.push_back(fault("effective_on", "registry.fault_before_last_form"_key));
    break;
  }
  if (after.whole("label_stock").value_or(0) > 0 && after["label_plan"].empty()) {
    faults.push_back(fault("label_plan", "registry.fault_label_plan"_key));
  }
  if (faults.empty()) TRY_VOID(convert(writing, rules, after, *subject));
  return faults;
}

void check_task(const Record& row, Faults& faults) {
  if (row.day("done_on") && row["proof"].empty()) {
    faults.push_back(fault("proof", "registry.fault_no_proof"_key));
  }
}

Field subject_field() {
  return {.name = "subject_id",
          .label = "registry.subject"_key,
          .type = Type::reference,
          .uses = use::list | use::search | use::required | use::fixed,
          .of = "subject",
          .import_name = "subject_code"};
}

std::vector<Field> form_fields() {
  return {
      subject_field(),
      {.name = "form",
       .label = "registry.legal_form"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = legal_forms()},
      {.name = "valid_from",
       .label = "registry.valid_from"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "valid_to",
       .label = "registry.valid_to"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
      {.name = "number", .label = "registry.form_number"_key, .uses = use::list | use::search},
      {.name = "note", .label = "registry.note"_key, .type = Type::text},
  };
}

std::vector<Field> conversion_fields() {
  return {
      subject_field(),
      {.name = "form",
       .label = "registry.new_form"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required | use::fixed,
       .options = legal_forms()},
      {.name = "effective_on",
       .label = "registry.effective_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required | use::fixed,
       .hint = "registry.effective_on_hint"_key},
      {.name = "name",
       .label = "registry.new_name"_key,
       .uses = use::list | use::search | use::required | use::fixed},
      {.name = "registration_number",
       .label = "registry.new_registration"_key,
       .uses = use::list | use::search | use::required | use::fixed},
      {.name = "registered_by",
       .label = "registry.registered_by"_key,
       .uses = use::required | use::fixed},
      {.name = "tax_code",
       .label = "registry.new_tax_code"_key,
       .uses = use::fixed,
       .rule = field_rule::tax_code,
       .hint = "registry.new_tax_code_hint"_key},
      {.name = "representative",
       .label = "registry.representative"_key,
       .uses = use::fixed,
       .hint = "registry.new_representative_hint"_key},
      {.name = "label_stock",
       .label = "registry.label_stock"_key,
       .type = Type::whole,
       .uses = use::fixed,
       .hint = "registry.label_stock_hint"_key},
      {.name = "label_plan", .label = "registry.label_plan"_key, .uses = use::fixed},
  };
}

std::vector<Field> task_fields() {
  return {
      subject_field(),
      {.name = "task",
       .label = "registry.redo_task"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::search | use::required | use::fixed,
       .options = tasks},
      {.name = "since",
       .label = "registry.redo_since"_key,
       .type = Type::day,
       .uses = use::required | use::fixed},
      {.name = "due_on",
       .label = "registry.due_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "done_on",
       .label = "registry.done_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
      {.name = "proof", .label = "registry.proof"_key, .hint = "registry.proof_hint"_key},
  };
}

}  // namespace

Kind subject_form_kind() {
  return {.name = "subject_form",
          .table = "subject_forms",
          .path = "subject-forms",
          .object = accounts::Object::subject,
          .one = "registry.subject_form"_key,
          .many = "registry.subject_forms"_key,
          .add = "registry.add_subject_form"_key,
          .fields = form_fields(),
          .title = "form",
          .key = {"subject_id", "valid_from"},
          .subject = "subject_id",
          .owner = "subject_id",
          .sort = "valid_from",
          .oversight = records::Oversight::four_eyes,
          .check = check_form,
          .guard = guard_form};
}

Kind conversion_kind(std::shared_ptr<const LegalRules> rules) {
  return {.name = "conversion",
          .table = "conversions",
          .path = "conversions",
          .object = accounts::Object::subject,
          .one = "registry.conversion"_key,
          .many = "registry.conversions"_key,
          .add = "registry.add_conversion"_key,
          .fields = conversion_fields(),
          .title = "name",
          .key = {"subject_id", "effective_on"},
          .subject = "subject_id",
          .owner = "subject_id",
          .sort = "effective_on",
          .oversight = records::Oversight::four_eyes,
          .guard = [rules = std::move(rules)](Writing& writing, const Record* before,
                                              const Record& after) {
            return guard_conversion(writing, *rules, before, after);
          }};
}

Kind redo_task_kind() {
  return {.name = "redo_task",
          .table = "redo_tasks",
          .path = "redo-tasks",
          .object = accounts::Object::subject,
          .one = "registry.redo_task"_key,
          .many = "registry.redo_tasks"_key,
          .add = "registry.add_redo_task"_key,
          .fields = task_fields(),
          .title = "task",
          .key = {"subject_id", "task", "since"},
          .subject = "subject_id",
          .owner = "subject_id",
          .sort = "due_on",
          .check = check_task};
}

std::optional<pages::Key> redo_task_label(std::string_view task) {
  const auto* at = std::ranges::find(tasks, task, &Option::value);
  return at == std::end(tasks) ? std::nullopt : std::optional(at->label);
}

FormHeld form_held_of(const Record& row) {
  return {row["form"], row.day("valid_from").value_or(Date{}), row.day("valid_to")};
}

std::string form_on(const std::vector<FormHeld>& history, const std::string& form_now, Date day) {
  for (const FormHeld& held : history) {
    if (held.from <= day && (!held.to || day <= *held.to)) return held.form;
  }
  return form_now;
}

}  // namespace ocop::registry
