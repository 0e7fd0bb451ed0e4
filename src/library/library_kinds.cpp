#include "library/library_kinds.h"

#include <algorithm>
#include <array>

#include "library/limits.h"
#include "pages/format.h"
#include "records/codes.h"

namespace ocop::library {
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

constexpr Option checks[] = {{"original", "library.check_original"_key},
                             {"cited", "library.check_cited"_key}};

constexpr Option kinds_of_producers[] = {
    {"household", "registry.form_household"_key},
    {"cooperative_group", "registry.form_cooperative_group"_key},
    {"cooperative", "registry.form_cooperative"_key},
    {"enterprise", "registry.form_enterprise"_key},
    {"farm", "registry.form_farm"_key},
    {"tourism", "registry.form_tourism"_key}};

constexpr Option groups[] = {{"food", "group.food"_key},
                             {"drinks", "group.drinks"_key},
                             {"herbs", "group.herbs"_key},
                             {"crafts", "group.crafts"_key},
                             {"ornamental", "group.ornamental"_key},
                             {"tourism", "group.tourism"_key}};

constexpr Option stars[] = {{"0", "library.stars_0"_key},
                            {"3", "library.stars_3"_key},
                            {"4", "library.stars_4"_key},
                            {"5", "library.stars_5"_key}};

constexpr Option all_needs[] = {
    {"trademark", "library.need_trademark"_key}, {"packaging", "library.need_packaging"_key},
    {"testing", "library.need_testing"_key},     {"equipment", "library.need_equipment"_key},
    {"market", "library.need_market"_key},       {"training", "library.need_training"_key},
    {"credit", "library.need_credit"_key}};

constexpr Option all_papers[] = {
    {"business_registration", "registry.paper_business_registration"_key},
    {"food_safety", "registry.certificate_food_safety"_key},
    {"lab_report", "registry.paper_lab_report"_key},
    {"declaration", "registry.paper_declaration"_key},
    {"label_artwork", "registry.paper_label_artwork"_key},
    {"trademark", "registry.paper_trademark"_key},
    {"business_plan", "registry.paper_business_plan"_key},
    {"ocop_stars", "registry.certificate_ocop_stars"_key}};

Fault fault(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

std::string for_field(std::string_view kind) { return "for_" + std::string(kind); }

void check_policy(const Record& row, Faults& faults) {
  const auto from = row.day("valid_from"), to = row.day("valid_to");
  const auto deadline = row.day("deadline");
  if (from && to && *to < *from) faults.push_back(fault("valid_to", "library.fault_days"_key));
  if (deadline && ((from && *deadline < *from) || (to && *to < *deadline))) {
    faults.push_back(fault("deadline", "library.fault_deadline"_key));
  }
  if (row["replaced_by"] == row["code"]) {
    faults.push_back(fault("replaced_by", "library.fault_replaced_itself"_key));
  }
  const bool is_for_somebody = std::ranges::any_of(
      kinds_of_producers, [&](const Option& each) { return row.flag(for_field(each.value)); });
  if (!is_for_somebody) faults.push_back(fault("for_household", "library.fault_for_nobody"_key));
}

Result<Faults> guard_policy(Writing& writing, const Record*, const Record& after) {
  if (after["replaced_by"].empty()) return Faults{};
  TRY(const auto other, writing.find_by_key(*after.kind, {after["replaced_by"]}));
  if (other && !other->removed_at) return Faults{};
  return Faults{fault("replaced_by", "library.fault_no_policy"_key, {after["replaced_by"]})};
}

Result<Faults> guard_paper(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr) return Faults{};
  TRY(const auto others, writing.where(*after.kind, "policy_id", after["policy_id"]));
  if (others.size() < limits::policy_papers_max) return Faults{};
  return Faults{fault("policy_id", "library.fault_many_papers"_key,
                      {std::to_string(limits::policy_papers_max)})};
}

void fill_application(const Writing& writing, const Record* before, Record& after) {
  if (before != nullptr) return;
  after["applied_on"] = format_iso(date_of(writing.now()));
  after["applied_by"] = writing.person();
}

/// Why the policy cannot be asked for that day.
Fault not_open(const PolicyRow& found, PolicyState state) {
  const Record& row = found.row;
  switch (state) {
    case PolicyState::not_yet:
      return fault("policy_id", "library.fault_not_yet"_key,
                   {pages::format_day(found.policy.from)});
    case PolicyState::closed:
      return fault("policy_id", "library.fault_closed"_key,
                   {pages::format_day(*found.policy.deadline)});
    default:
      break;
  }
  const std::string last = pages::format_day(*found.policy.to);
  if (row["replaced_by"].empty()) return fault("policy_id", "library.fault_expired"_key, {last});
  return fault("policy_id", "library.fault_expired_replaced"_key, {last, row["replaced_by"]});
}

Result<Faults> guard_application(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr) return Faults{};
  TRY(const auto policies, read_policies(writing));
  const auto at = std::ranges::find(policies, after["policy_id"],
                                    [](const PolicyRow& each) { return each.row.id; });
  if (at == policies.end()) {
    return Faults{fault("policy_id", "library.fault_no_policy"_key, {after["policy_id"]})};
  }
  const PolicyState state = state_on(at->policy, date_of(writing.now()));
  if (state != PolicyState::open) return Faults{not_open(*at, state)};
  TRY(const auto subject, writing.get(writing.kinds().get("subject"), after["subject_id"]));
  if (subject && !at->policy.kinds.contains((*subject)["kind"])) {
    return Faults{fault("policy_id", "library.fault_other_kind"_key)};
  }
  return Faults{};
}

Field text_field(std::string_view name, pages::Key label, unsigned uses = 0) {
  return {.name = name, .label = label, .type = Type::text, .uses = uses};
}

std::vector<Field> entry_fields() {
  return {{.name = "document_id",
           .label = "programme.document"_key,
           .type = Type::reference,
           .uses = use::list | use::search | use::required | use::fixed,
           .of = "programme_document",
           .import_name = "number"},
          {.name = "title_en", .label = "library.title_en"_key, .uses = use::search},
          text_field("summary_en", "library.summary_en"_key, use::search),
          {.name = "checked",
           .label = "library.checked"_key,
           .type = Type::choice,
           .uses = use::list | use::filter | use::required,
           .options = checks,
           .hint = "library.checked_hint"_key},
          {.name = "note", .label = "library.note"_key, .hint = "library.note_hint"_key},
          {.name = "note_en", .label = "library.note_en"_key}};
}

std::vector<Field> policy_fields() {
  std::vector<Field> fields{
      {.name = "code",
       .label = "library.code"_key,
       .uses = use::list | use::search | use::required | use::fixed,
       .rule = records::capital_code<40>,
       .hint = "library.code_hint"_key},
      {.name = "title",
       .label = "library.title"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "document_id",
       .label = "library.legal_document"_key,
       .type = Type::reference,
       .uses = use::search | use::required,
       .of = "programme_document",
       .hint = "library.legal_document_hint"_key,
       .import_name = "document"},
      {.name = "area_code",
       .label = "library.area"_key,
       .type = Type::unit,
       .uses = use::filter | use::required},
      {.name = "need",
       .label = "library.need"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = all_needs},
      text_field("benefit", "library.benefit"_key, use::required | use::search),
      text_field("conditions", "library.conditions"_key, use::required),
      text_field("how", "library.how"_key, use::required),
      {.name = "amount_max", .label = "library.amount_max"_key, .type = Type::money},
      {.name = "product_group",
       .label = "library.product_group"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = groups,
       .hint = "library.product_group_hint"_key},
      {.name = "stars_min",
       .label = "library.stars_min"_key,
       .type = Type::choice,
       .uses = use::required,
       .options = stars,
       .fallback = "0"},
      {.name = "valid_from",
       .label = "library.valid_from"_key,
       .type = Type::day,
       .uses = use::required},
      {.name = "valid_to", .label = "library.valid_to"_key, .type = Type::day, .uses = use::list},
      {.name = "deadline",
       .label = "library.deadline"_key,
       .type = Type::day,
       .hint = "library.deadline_hint"_key},
      {.name = "form_file", .label = "library.form_file"_key, .type = Type::file},
      {.name = "replaced_by",
       .label = "library.replaced_by"_key,
       .rule = records::capital_code<40>,
       .hint = "library.replaced_by_hint"_key},
      {.name = "title_en", .label = "library.title_en"_key, .uses = use::search},
      text_field("benefit_en", "library.benefit_en"_key),
      text_field("conditions_en", "library.conditions_en"_key),
      text_field("how_en", "library.how_en"_key)};
  static const std::vector<std::string> flags = [] {
    std::vector<std::string> names;
    for (const Option& each : kinds_of_producers) names.push_back(for_field(each.value));
    return names;
  }();
  for (std::size_t i = 0; i < flags.size(); ++i) {
    fields.push_back({.name = flags[i], .label = kinds_of_producers[i].label, .type = Type::flag});
  }
  fields.push_back({.name = "demonstration",
                    .label = "outreach.demonstration"_key,
                    .type = Type::flag,
                    .uses = use::filter});
  return fields;
}

std::vector<records::FormPart> policy_form() {
  return {{"library.part_whom"_key,
           {"for_household", "for_cooperative_group", "for_cooperative", "for_enterprise",
            "for_farm", "for_tourism", "product_group", "stars_min"}},
          {"library.part_english"_key, {"title_en", "benefit_en", "conditions_en", "how_en"}},
          {"library.part_other"_key, {"amount_max", "form_file", "replaced_by", "demonstration"}}};
}

Policy policy_of(const Record& row, const programme::Chain& chain) {
  Policy policy{
      .id = row.id,
      .code = row["code"],
      .area = row["area_code"],
      .group = row["product_group"],
      .stars_min = static_cast<int>(row["stars_min"].empty() ? 0 : row["stars_min"][0] - '0'),
      .need = row["need"],
      .from = *row.day("valid_from"),
      .to = row.day("valid_to"),
      .deadline = row.day("deadline")};
  for (const Option& each : kinds_of_producers) {
    if (row.flag(for_field(each.value))) policy.kinds.emplace(each.value);
  }
  // What a document gave ends with it, whatever the policy says.
  constexpr Date far{9999, 12, 31};
  const auto last = chain.status(row["document_id"], far);
  const bool has_ended = last && last->effect != programme::Effect::in_effect &&
                         last->effect != programme::Effect::not_yet;
  if (has_ended) {
    const Date last_day = date_from_days(days_from_date(last->since) - 1);
    if (!policy.to || last_day < *policy.to) policy.to = last_day;
  }
  return policy;
}

}  // namespace

Kind entry_kind() {
  return {.name = "library_entry",
          .table = "library_entries",
          .path = "library-entries",
          .object = accounts::Object::library,
          .one = "library.entry"_key,
          .many = "library.entries"_key,
          .add = "library.add_entry"_key,
          .fields = entry_fields(),
          .title = "document_id",
          .key = {"document_id"},
          .oversight = records::Oversight::four_eyes};
}

Kind policy_kind() {
  return {.name = "library_policy",
          .table = "library_policies",
          .path = "policies",
          .object = accounts::Object::library,
          .one = "library.policy"_key,
          .many = "library.policies"_key,
          .add = "library.add_policy"_key,
          .fields = policy_fields(),
          .title = "title",
          .key = {"code"},
          .oversight = records::Oversight::four_eyes,
          .form = policy_form(),
          .check = check_policy,
          .guard = guard_policy};
}

Kind policy_paper_kind() {
  return {.name = "policy_paper",
          .table = "policy_papers",
          .path = "policy-papers",
          .object = accounts::Object::library,
          .one = "library.paper"_key,
          .many = "library.papers"_key,
          .add = "library.add_paper"_key,
          .fields = {{.name = "policy_id",
                      .label = "library.policy"_key,
                      .type = Type::reference,
                      .uses = use::required | use::fixed | use::filter,
                      .of = "library_policy",
                      .import_name = "policy"},
                     {.name = "paper",
                      .label = "library.paper"_key,
                      .type = Type::choice,
                      .uses = use::list | use::required,
                      .options = all_papers}},
          .title = "paper",
          .key = {"policy_id", "paper"},
          .owner = "policy_id",
          .oversight = records::Oversight::four_eyes,
          .guard = guard_paper};
}

Kind application_kind() {
  return {.name = "policy_application",
          .table = "policy_applications",
          .path = "policy-applications",
          .object = accounts::Object::document,
          .one = "library.application"_key,
          .many = "library.applications"_key,
          .add = "library.add_application"_key,
          .fields = {{.name = "subject_id",
                      .label = "registry.subject"_key,
                      .type = Type::reference,
                      .uses = use::list | use::search | use::required | use::fixed,
                      .of = "subject",
                      .import_name = "subject_code"},
                     {.name = "policy_id",
                      .label = "library.policy"_key,
                      .type = Type::reference,
                      .uses = use::list | use::search | use::required | use::fixed,
                      .of = "library_policy",
                      .hint = "library.policy_hint"_key,
                      .import_name = "policy"},
                     text_field("request", "library.request"_key, use::required),
                     {.name = "applied_on",
                      .label = "library.applied_on"_key,
                      .type = Type::day,
                      .uses = use::list | use::sort | use::hidden},
                     {.name = "applied_by",
                      .label = "library.applied_by"_key,
                      .uses = use::hidden | use::person}},
          .title = "policy_id",
          .key = {"subject_id", "policy_id"},
          .subject = "subject_id",
          .owner = "subject_id",
          .sort = "applied_on",
          .fill = fill_application,
          .guard = guard_application};
}

Result<std::vector<PolicyRow>> read_policies(records::Reading& reading) {
  TRY(const auto chain, programme::read_chain(reading));
  TRY(auto rows, reading.all(reading.kinds().get("library_policy")));
  TRY(const auto asked, reading.all(reading.kinds().get("policy_paper")));
  std::vector<PolicyRow> policies;
  for (Record& row : rows) {
    Policy policy = policy_of(row, chain);
    for (const Option& each : all_papers) {
      const bool is_asked = std::ranges::any_of(asked, [&](const Record& paper) {
        return paper["policy_id"] == row.id && paper["paper"] == each.value;
      });
      if (is_asked) policy.papers.emplace_back(each.value);
    }
    policies.push_back({std::move(row), std::move(policy)});
  }
  return policies;
}

std::span<const Option> producer_kinds() { return kinds_of_producers; }
std::span<const Option> product_groups() { return groups; }
std::span<const Option> needs() { return all_needs; }
std::span<const Option> papers() { return all_papers; }

std::string name_in(pages::Locale locale, std::span<const Option> options, std::string_view value) {
  const auto at = std::ranges::find(options, value, &Option::value);
  return std::string(at == options.end() ? value : pages::text(locale, at->label));
}

pages::Key label_of(PolicyState state) {
  constexpr std::array labels{"library.state_not_yet"_key, "library.state_open"_key,
                              "library.state_closed"_key, "library.state_expired"_key};
  return labels[static_cast<std::size_t>(state)];
}

}  // namespace ocop::library
