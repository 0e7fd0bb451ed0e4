#include "library/practice_cases.h"

#include <algorithm>
#include <array>

#include "records/codes.h"
#include "records/written_text.h"
#include "registry/product_rules.h"

namespace ocop::library {
namespace {

using records::Acting;
using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::RecordStore;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"draft", "practice.state_draft"_key},
                             {"consented", "practice.state_consented"_key},
                             {"published", "practice.state_published"_key},
                             {"withdrawn", "practice.state_withdrawn"_key}};

/// What a reader sees: consent is to these words.
constexpr std::string_view told_fields[] = {
    "title",       "problem",   "action",     "steps",     "cost",          "cost_source",
    "result",      "result_on", "replicable", "contact",   "result_source", "picture_address",
    "picture_alt", "title_en",  "problem_en", "action_en", "result_en",     "picture_rights"};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

void fill_case(const Writing&, const Record* before, Record& after) {
  if (!after["picture"].empty()) {
    after["picture_address"] = std::string(case_picture_root) + after["picture"];
  }
  if (before == nullptr || state_of(after) == CaseState::draft) return;
  if (!records::differ(before, after, told_fields)) return;
  after["state"] = "draft";
  for (const char* field : {"consented_on", "consented_by", "published_on", "published_by"}) {
    after[field].clear();
  }
}

void check_case(const Record& row, Faults& faults) {
  if (!row["cost"].empty() && row["cost_source"].empty()) {
    faults.push_back(fault("cost_source", "practice.fault_cost_source"_key));
  }
  if (row["picture_address"].empty()) return;
  if (row["picture_alt"].empty()) {
    faults.push_back(fault("picture_alt", "registry.fault_no_alt"_key));
  }
  if (row["picture_rights"].empty()) {
    faults.push_back(fault("picture_rights", "registry.fault_no_rights"_key));
  }
}

Field words(std::string_view name, pages::Key label, unsigned uses = 0) {
  return {.name = name, .label = label, .type = Type::text, .uses = uses};
}

Field hidden(std::string_view name, pages::Key label, Type type, unsigned uses = 0) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden | uses};
}

std::vector<Field> case_fields() {
  return {{.name = "code",
           .label = "library.code"_key,
           .uses = use::list | use::search | use::required | use::fixed,
           .rule = records::capital_code<40>,
           .hint = "practice.code_hint"_key},
          {.name = "subject_id",
           .label = "registry.subject"_key,
           .type = Type::reference,
           .uses = use::list | use::search | use::required | use::fixed,
           .of = "subject",
           .import_name = "subject_code"},
          {.name = "title",
           .label = "practice.title"_key,
           .uses = use::list | use::search | use::sort | use::required},
          words("problem", "practice.problem"_key, use::required | use::search),
          words("action", "practice.action"_key, use::required | use::search),
          {.name = "steps",
           .label = "practice.steps"_key,
           .type = Type::text,
           .uses = use::required,
           .hint = "practice.steps_hint"_key},
          {.name = "cost", .label = "practice.cost"_key, .type = Type::money},
          {.name = "cost_source",
           .label = "practice.cost_source"_key,
           .hint = "practice.source_hint"_key},
          words("result", "practice.result"_key, use::required | use::search),
          {.name = "result_source",
           .label = "practice.result_source"_key,
           .uses = use::required,
           .hint = "practice.source_hint"_key},
          {.name = "result_on",
           .label = "practice.result_on"_key,
           .type = Type::day,
           .uses = use::required | use::sort},
          words("replicable", "practice.replicable"_key, use::required),
          {.name = "contact", .label = "practice.contact"_key, .uses = use::required},
          {.name = "picture", .label = "registry.picture_file"_key, .type = Type::file},
          {.name = "picture_address",
           .label = "registry.picture_address"_key,
           .rule = registry::field_rule::picture_address,
           .hint = "registry.picture_address_hint"_key},
          {.name = "picture_alt", .label = "registry.alt_vi"_key},
          {.name = "picture_rights", .label = "registry.picture_rights"_key},
          {.name = "title_en", .label = "library.title_en"_key, .uses = use::search},
          words("problem_en", "practice.problem_en"_key),
          words("action_en", "practice.action_en"_key),
          words("result_en", "practice.result_en"_key),
          {.name = "state",
           .label = "practice.state"_key,
           .type = Type::choice,
           .uses = use::list | use::filter | use::hidden,
           .options = states,
           .fallback = "draft"},
          hidden("consented_on", "practice.consented_on"_key, Type::day),
          hidden("consented_by", "practice.consented_by"_key, Type::line, use::person),
          hidden("published_on", "practice.published_on"_key, Type::day),
          hidden("published_by", "practice.published_by"_key, Type::line, use::person),
          hidden("withdrawn_on", "practice.withdrawn_on"_key, Type::day),
          hidden("withdrawn_by", "practice.withdrawn_by"_key, Type::line, use::person),
          {.name = "demonstration",
           .label = "outreach.demonstration"_key,
           .type = Type::flag,
           .uses = use::filter}};
}

Refusal refused(pages::Key key) { return Reason{key, {}}; }

/// Runs the act on the case; `why_not` says what stands against it.
template <class WhyNot>
Result<Refusal> move_on(RecordStore& store, const Acting& acting, const std::string& id, Date today,
                        std::string_view state, std::string_view verb, WhyNot&& why_not) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record row, writing.find(writing.kinds().get("practice_case"), id, acting.reach));
    if (row.removed_at) return Error{Code::not_found, "it was put aside", id};
    if (Refusal refusal = why_not(row)) return refusal;
    row["state"] = state;
    row[std::string(verb) + "_on"] = format_iso(today);
    row[std::string(verb) + "_by"] = acting.person;
    TRY_VOID(writing.put(row));
    return Refusal();
  });
}

}  // namespace

CaseState state_of(const Record& practice_case) {
  const auto* at = std::ranges::find(states, practice_case["state"], &Option::value);
  return at == std::end(states) ? CaseState::draft : static_cast<CaseState>(at - states);
}

Kind practice_case_kind() {
  return {
      .name = "practice_case",
      .table = "practice_cases",
      .path = "practice-cases",
      .object = accounts::Object::story,
      .one = "practice.one"_key,
      .many = "practice.many"_key,
      .add = "practice.add"_key,
      .fields = case_fields(),
      .title = "title",
      .key = {"code"},
      .subject = "subject_id",
      .owner = "subject_id",
      .form = {{"practice.part_picture"_key,
                {"picture", "picture_address", "picture_alt", "picture_rights"}},
               {"library.part_english"_key, {"title_en", "problem_en", "action_en", "result_en"}},
               {"library.part_other"_key, {"demonstration"}}},
      .fill = fill_case,
      .check = check_case};
}

Result<Refusal> consent_to_case(RecordStore& store, const Acting& acting, const std::string& id,
                                Date today) {
  return move_on(store, acting, id, today, "consented", "consented",
                 [&](const Record& row) -> Refusal {
                   const CaseState state = state_of(row);
                   if (state != CaseState::draft && state != CaseState::withdrawn) {
                     return refused("practice.fault_state"_key);
                   }
                   const auto& own = acting.reach.subjects;
                   if (std::ranges::find(own, row["subject_id"]) != own.end()) return std::nullopt;
                   return refused("practice.fault_not_own"_key);
                 });
}

Result<Refusal> publish_case(RecordStore& store, const Acting& acting, const std::string& id,
                             Date today) {
  return move_on(store, acting, id, today, "published", "published",
                 [&](const Record& row) -> Refusal {
                   if (state_of(row) != CaseState::consented) {
                     return refused("practice.fault_no_consent"_key);
                   }
                   if (row["consented_by"] == acting.person) {
                     return refused("practice.fault_same_person"_key);
                   }
                   return std::nullopt;
                 });
}

Result<Refusal> withdraw_case(RecordStore& store, const Acting& acting, const std::string& id,
                              Date today) {
  return move_on(
      store, acting, id, today, "withdrawn", "withdrawn", [&](const Record& row) -> Refusal {
        const CaseState state = state_of(row);
        const bool is_agreed = state == CaseState::consented || state == CaseState::published;
        return is_agreed ? Refusal() : refused("practice.fault_state"_key);
      });
}

Result<std::vector<Record>> published_cases(records::Reading& reading) {
  return reading.where(reading.kinds().get("practice_case"), "state", "published");
}

}  // namespace ocop::library
