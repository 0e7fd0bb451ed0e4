#include "registry/subject_kinds.h"

#include <algorithm>

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

constexpr Option forms[] = {{"household", "registry.form_household"_key},
                            {"cooperative_group", "registry.form_cooperative_group"_key},
                            {"cooperative", "registry.form_cooperative"_key},
                            {"enterprise", "registry.form_enterprise"_key},
                            {"farm", "registry.form_farm"_key},
                            {"tourism", "registry.form_tourism"_key}};

constexpr Option sectors[] = {{"production", "registry.sector_production"_key},
                              {"trade", "registry.sector_trade"_key}};

void check_subject(const Record& row, Faults& faults) {
  if (row["registration_number"].empty() && row.day("registered_on")) {
    faults.push_back(fault("registration_number", "registry.fault_no_registration"_key));
  }
}

/// One GLN names one party.
Result<Faults> guard_subject(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  const Date today = date_of(writing.now());
  for (const char* field : {"registered_on", "charter_on", "plan_on", "contract_on"}) {
    check_not_later(after, field, today, faults);
  }
  if (after["party_gln"].empty()) return faults;
  TRY(const auto same, writing.where(*after.kind, "party_gln", after["party_gln"]));
  for (const Record& other : same) {
    if (other.id == after.id) continue;
    faults.push_back(fault("party_gln", "registry.fault_gln_taken"_key, {other["name"]}));
    break;
  }
  return faults;
}

void check_year(const Record& row, Faults& faults) {
  if (!row["profit"].empty() && !row["loss"].empty()) {
    faults.push_back(fault("loss", "registry.fault_profit_and_loss"_key));
  }
  if (row.whole("loss").value_or(0) > 0 && row["loss_reason"].empty()) {
    faults.push_back(fault("loss_reason", "registry.fault_loss_reason"_key));
  }
  const auto labour = row.whole("labour"), local = row.whole("local_labour");
  if (labour && local && *local > *labour) {
    faults.push_back(fault("local_labour", "registry.fault_local_labour"_key));
  }
}

std::vector<Field> subject_fields() {
  return {
      {.name = "code",
       .label = "registry.subject_code"_key,
       .uses = use::list | use::search | use::sort | use::required | use::fixed,
       .rule = field_rule::subject_code,
       .hint = "registry.subject_code_hint"_key},
      {.name = "name",
       .label = "registry.subject_name"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "kind",
       .label = "registry.legal_form"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required | use::fixed,
       .options = forms,
       .hint = "registry.legal_form_hint"_key},
      {.name = "representative",
       .label = "registry.representative"_key,
       .uses = use::search,
       .hint = "registry.representative_hint"_key},
      {.name = "address", .label = "registry.address"_key, .uses = use::search},
      {.name = "unit_code",
       .label = "registry.ward"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "phone",
       .label = "registry.public_phone"_key,
       .rule = field_rule::phone,
       .hint = "registry.public_hint"_key},
      {.name = "email",
       .label = "registry.public_email"_key,
       .rule = field_rule::email,
       .hint = "registry.public_hint"_key},
      {.name = "website", .label = "registry.website"_key, .rule = field_rule::web_address},
      {.name = "registration_number",
       .label = "registry.registration_number"_key,
       .uses = use::search},
      {.name = "registered_on", .label = "registry.registered_on"_key, .type = Type::day},
      {.name = "registered_by", .label = "registry.registered_by"_key},
      {.name = "tax_code",
       .label = "registry.tax_code"_key,
       .uses = use::search,
       .rule = field_rule::tax_code},
      {.name = "sector",
       .label = "registry.sector"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = sectors,
       .hint = "registry.sector_hint"_key},
      {.name = "charter_capital",
       .label = "registry.charter_capital"_key,
       .type = Type::money,
       .hint = "registry.charter_capital_hint"_key},
      {.name = "charter_on", .label = "registry.charter_on"_key, .type = Type::day},
      {.name = "plan_on", .label = "registry.plan_on"_key, .type = Type::day},
      {.name = "contract_on", .label = "registry.contract_on"_key, .type = Type::day},
      {.name = "party_gln",
       .label = "registry.party_gln"_key,
       .uses = use::search,
       .rule = field_rule::gln},
      {.name = "story_vi", .label = "registry.story_vi"_key, .type = Type::text},
      {.name = "story_en", .label = "registry.story_en"_key, .type = Type::text},
      {.name = "demonstration", .label = "registry.demonstration"_key, .type = Type::flag},
  };
}

std::vector<Field> year_fields() {
  return {
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "year",
       .label = "registry.year"_key,
       .uses = use::list | use::sort | use::required | use::fixed,
       .rule = field_rule::year},
      {.name = "revenue", .label = "registry.revenue"_key, .type = Type::money, .uses = use::list},
      {.name = "profit", .label = "registry.profit"_key, .type = Type::money, .uses = use::list},
      {.name = "loss", .label = "registry.loss"_key, .type = Type::money},
      {.name = "loss_reason", .label = "registry.loss_reason"_key, .type = Type::text},
      {.name = "capital", .label = "registry.capital"_key, .type = Type::money},
      {.name = "labour",
       .label = "registry.labour"_key,
       .type = Type::whole,
       .uses = use::list,
       .hint = "registry.labour_hint"_key},
      {.name = "local_labour", .label = "registry.local_labour"_key, .type = Type::whole},
      {.name = "contracted",
       .label = "registry.contracted"_key,
       .type = Type::money,
       .hint = "registry.contracted_hint"_key},
      {.name = "source",
       .label = "registry.figure_source"_key,
       .hint = "registry.figure_source_hint"_key},
  };
}

std::vector<Field> contact_fields() {
  return {
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "name",
       .label = "registry.person_name"_key,
       .uses = use::list | use::search | use::required},
      {.name = "duty", .label = "registry.duty"_key, .uses = use::list},
      {.name = "phone",
       .label = "registry.private_phone"_key,
       .uses = use::list,
       .rule = field_rule::phone,
       .hint = "registry.private_hint"_key},
      {.name = "email", .label = "registry.private_email"_key, .rule = field_rule::email},
  };
}

}  // namespace

Kind subject_kind() {
  return {
      .name = "subject",
      .table = "subjects",
      .path = "subjects",
      .object = accounts::Object::subject,
      .one = "registry.subject"_key,
      .many = "registry.subjects"_key,
      .add = "registry.add_subject"_key,
      .fields = subject_fields(),
      .title = "name",
      .key = {"code"},
      .unit = "unit_code",
      .subject = "id",
      .form = {{"registry.part_papers"_key,
                {"registration_number", "registered_on", "registered_by", "tax_code", "sector",
                 "charter_capital", "charter_on", "plan_on", "contract_on", "party_gln"}},
               {"registry.part_story_subject"_key, {"email", "website", "story_vi", "story_en"}},
               {"registry.part_other"_key, {"demonstration"}}},
      .check = check_subject,
      .guard = guard_subject};
}

Kind subject_year_kind() {
  return {.name = "subject_year",
          .table = "subject_years",
          .path = "subject-years",
          .object = accounts::Object::member_book,
          .one = "registry.subject_year"_key,
          .many = "registry.subject_years"_key,
          .add = "registry.add_subject_year"_key,
          .fields = year_fields(),
          .title = "year",
          .key = {"subject_id", "year"},
          .subject = "subject_id",
          .owner = "subject_id",
          .check = check_year};
}

Kind contact_kind() {
  return {.name = "contact",
          .table = "contacts",
          .path = "contacts",
          .object = accounts::Object::member_book,
          .one = "registry.contact"_key,
          .many = "registry.contacts"_key,
          .add = "registry.add_contact"_key,
          .fields = contact_fields(),
          .title = "name",
          .key = {"subject_id", "name"},
          .subject = "subject_id",
          .owner = "subject_id"};
}

std::span<const Option> legal_forms() { return forms; }

std::optional<pages::Key> legal_form_label(std::string_view form) {
  const auto* at = std::ranges::find(forms, form, &Option::value);
  return at == std::end(forms) ? std::nullopt : std::optional(at->label);
}

}  // namespace ocop::registry
