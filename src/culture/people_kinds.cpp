#include "culture/people_kinds.h"

#include "culture/kind_fields.h"
#include "records/record_store.h"

namespace ocop::culture {
namespace {

using records::Faults;
using records::Kind;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

void check_person(const Record& row, Faults& faults) {
  const auto from = row.day("consent_on"), to = row.day("consent_until");
  if (from && to && *to < *from) faults.push_back(fault("consent_until", "culture.fault_days"_key));
}

Result<void> take_back(Writing& writing, const Record& withdrawal) {
  if (withdrawal.removed_at) return ok();
  TRY(auto person, writing.get(writing.kinds().get("culture_person"), withdrawal["person_id"]));
  if (!person) return ok();
  (*person)["withdrawn_on"] = format_iso(date_of(writing.now()));
  TRY_VOID(writing.put(*person));
  return ok();
}

}  // namespace

Kind person_kind() {
  return part_of_place({.name = "culture_person",
                        .table = "culture_people",
                        .path = "culture-people",
                        .one = "culture.person"_key,
                        .many = "culture.people"_key,
                        .add = "culture.add_person"_key,
                        .fields = {code_field(),
                                   place_reference(use::fixed),
                                   line("name", "culture.person_name"_key,
                                        use::list | use::search | use::sort | use::required),
                                   text_field("about", "culture.about"_key, use::required),
                                   text_field("about_en", "culture.about_en"_key),
                                   {.name = "consent_by",
                                    .label = "culture.consent_by"_key,
                                    .uses = use::required,
                                    .hint = "culture.consent_by_hint"_key},
                                   {.name = "consent_on",
                                    .label = "culture.consent_on"_key,
                                    .type = Type::day,
                                    .uses = use::required},
                                   {.name = "consent_until",
                                    .label = "culture.consent_until"_key,
                                    .type = Type::day,
                                    .uses = use::list | use::required},
                                   {.name = "withdrawn_on",
                                    .label = "culture.withdrawn_on"_key,
                                    .type = Type::day,
                                    .uses = use::list | use::hidden}},
                        .title = "name",
                        .key = {"code"},
                        .check = check_person,
                        .guard = guard_part});
}

Kind withdrawal_kind() {
  return {.name = "culture_withdrawal",
          .table = "culture_withdrawals",
          .path = "culture-withdrawals",
          .object = accounts::Object::culture,
          .one = "culture.withdrawal"_key,
          .many = "culture.withdrawals"_key,
          .add = "culture.add_withdrawal"_key,
          .fields = {{.name = "person_id",
                      .label = "culture.person"_key,
                      .type = Type::reference,
                      .uses = use::list | use::required | use::fixed,
                      .of = "culture_person",
                      .hint = "culture.withdrawal_hint"_key,
                      .import_name = "person"},
                     {.name = "told_on",
                      .label = "culture.told_on"_key,
                      .type = Type::day,
                      .uses = use::list | use::required},
                     line("told_how", "culture.told_how"_key, use::list | use::required)},
          .title = "told_how",
          .key = {"person_id", "told_on"},
          .owner = "person_id"};
}

void keep_consents(records::Kinds& kinds) { kinds.follow("culture_withdrawal", take_back); }

bool has_consent(const Record& person, Date day) {
  const auto from = person.day("consent_on"), to = person.day("consent_until");
  const auto withdrawn = person.day("withdrawn_on");
  const bool holds = from && to && *from <= day && day <= *to;
  // Only a consent given on a later day than the withdrawal counts again.
  return !person.removed_at && holds && !(withdrawn && *withdrawn >= *from);
}

}  // namespace ocop::culture
