#include "evaluation/dossier_kinds.h"

#include <algorithm>

#include "accounts/appointment_store.h"
#include "accounts/people_store.h"
#include "base/text.h"
#include "evaluation/answers.h"
#include "records/record_store.h"

namespace ocop::evaluation {
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
using Regimes = std::shared_ptr<const criteria::Regimes>;

constexpr Option sorts[] = {{"first", "evaluation.sort_first"_key},
                            {"upgrade", "evaluation.sort_upgrade"_key},
                            {"re_evaluation", "evaluation.sort_re_evaluation"_key}};

constexpr Option states[] = {{state::practice, "evaluation.state_practice"_key},
                             {state::filed, "evaluation.state_filed"_key},
                             {state::returned, "evaluation.state_returned"_key},
                             {state::at_district, "evaluation.state_at_district"_key},
                             {state::checked, "evaluation.state_checked"_key},
                             {state::completing, "evaluation.state_completing"_key},
                             {state::received, "evaluation.state_received"_key},
                             {state::concluded, "evaluation.state_concluded"_key},
                             {state::at_centre, "evaluation.state_at_centre"_key},
                             {state::decided, "evaluation.state_decided"_key}};

constexpr Option findings[] = {{"met", "evaluation.finding_met"_key},
                               {"unmet", "evaluation.finding_unmet"_key}};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

/// What was filed on paper is entered by who receives dossiers.
bool is_officer(Writing& writing, Date today) {
  const auto person = accounts::person_with_login(writing.session(), writing.person());
  if (!person) return false;
  return std::ranges::any_of(
      accounts::appointments_of(writing.session(), *person), [&](const auto& each) {
        const bool receives =
            each.role == accounts::Role::city_office || each.role == accounts::Role::ward_officer;
        return receives && each.is_valid_on(today);
      });
}

/// The decision whose sets products are mapped to.
constexpr std::string_view mapped_decision = "26/2026/QĐ-TTg";

/// The set that the product is mapped to, or that an officer named for a dossier of the past; empty
/// when there is none. Another decision gives out numbers anew: there it is the set of that slug.
std::string code_for(const criteria::Regimes& regimes, const criteria::Regime& regime,
                     const Record& product, const Record& dossier) {
  const std::string named = fold(dossier["lodged_set"]);
  if (named.empty()) {
    const criteria::Regime* mapped = regimes.find(mapped_decision);
    const criteria::CriteriaSet* meant =
        mapped == nullptr ? nullptr : mapped->find_code(product["set_2026"]);
    const criteria::CriteriaSet* found = meant == nullptr ? nullptr : regime.find(meant->slug);
    return found == nullptr ? "" : found->code();
  }
  const auto found = std::ranges::find_if(regime.sets, [&](const criteria::CriteriaSet& set) {
    return named == fold(set.name.vi) || named == set.slug;
  });
  return found == regime.sets.end() ? "" : found->code();
}

/// Sets are mapped to products under the decision of today alone.
Faults faults_of_lodging(const criteria::Regimes& regimes, Writing& writing, const Record& after) {
  const auto lodged = after.day("lodged_on");
  if (!lodged) {
    return after["lodged_set"].empty() ? Faults{}
                                       : Faults{fault("lodged_on", "evaluation.fault_lodged"_key)};
  }
  const Date today = date_of(writing.now());
  const criteria::Regime* regime = regimes.on(*lodged);
  if (*lodged > today || regime == nullptr) {
    return Faults{fault("lodged_on", "evaluation.fault_lodged"_key)};
  }
  if (!is_officer(writing, today))
    return Faults{fault("lodged_on", "evaluation.fault_officer"_key)};
  if (after["lodged_set"].empty() && regime != regimes.on(today)) {
    return Faults{fault("lodged_set", "evaluation.fault_lodged_set"_key)};
  }
  return {};
}

/// "Ô mai sấu gừng, lần đầu"
std::string heading_of(const Record& product, const Record& dossier) {
  const auto key = dossier["sort"] == "upgrade"         ? "evaluation.heading_upgrade"_key
                   : dossier["sort"] == "re_evaluation" ? "evaluation.heading_re_evaluation"_key
                                                        : "evaluation.heading_first"_key;
  return pages::text(pages::Locale::vietnamese, key, {product.title()});
}

/// What a dossier takes from its product, its producer and the day.
struct Derived {
  std::string heading, unit_code, decision, set_code;
};

/// Nothing when the product is another's, or is mapped to no set of the decision of that day.
Result<std::optional<Derived>> derive(const criteria::Regimes& regimes, Writing& writing,
                                      const Record& dossier) {
  TRY(const auto product, writing.get(writing.kinds().get("product"), dossier["product_id"]));
  TRY(const auto subject, writing.get(writing.kinds().get("subject"), dossier["subject_id"]));
  const criteria::Regime* regime = regime_for(regimes, dossier, date_of(writing.now()));
  if (!product || !subject || regime == nullptr) return std::optional<Derived>();
  if ((*product)["subject_id"] != subject->id) return std::optional<Derived>();
  Derived derived{heading_of(*product, dossier), (*subject)["unit_code"], regime->decision,
                  code_for(regimes, *regime, *product, dossier)};
  if (derived.set_code.empty()) return std::optional<Derived>();
  return std::optional(std::move(derived));
}

/// While it is open, a dossier follows its product; one that was handed in keeps what it asks for.
Result<Faults> guard_dossier(const criteria::Regimes& regimes, Writing& writing,
                             const Record* before, const Record& after) {
  if (after["sort"] != "first" && after["changes"].empty()) {
    return Faults{fault("changes", "evaluation.fault_changes"_key)};
  }
  if (before != nullptr && !is_open(*before)) {
    for (const std::string_view field :
         {"sort", "changes", "plan_results", "plan_ahead", "lodged_on", "lodged_set"}) {
      if ((*before)[field] != after[field]) {
        return Faults{fault(field, "evaluation.fault_filed"_key)};
      }
    }
    return Faults{};
  }
  const bool lodges = before == nullptr || (*before)["lodged_on"] != after["lodged_on"] ||
                      (*before)["lodged_set"] != after["lodged_set"];
  if (lodges) {
    const Faults faults = faults_of_lodging(regimes, writing, after);
    if (!faults.empty()) return faults;
  }
  TRY(const auto derived, derive(regimes, writing, after));
  return derived ? Faults{} : Faults{fault("product_id", "evaluation.fault_product"_key)};
}

void take(Record& dossier, const Derived& derived) {
  dossier["heading"] = derived.heading;
  dossier["unit_code"] = derived.unit_code;
  dossier["decision"] = derived.decision;
  dossier["set_code"] = derived.set_code;
}

Result<void> follow_product(const criteria::Regimes& regimes, Writing& writing, Record dossier) {
  if (dossier.removed_at && dossier["state"] != state::practice) {
    return Error{Code::failed_precondition, "a dossier that was handed in stays", dossier.id};
  }
  if (dossier.removed_at || dossier["state"] != state::practice) return ok();
  TRY(const auto derived, derive(regimes, writing, dossier));
  if (!derived) return ok();
  take(dossier, *derived);
  TRY_VOID(writing.put(dossier));
  return ok();
}

Result<Faults> guard_answer(const criteria::Regimes& regimes, Writing& writing,
                            const Record& after) {
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), after["dossier_id"]));
  if (!dossier || dossier->removed_at) {
    return Faults{fault("dossier_id", "evaluation.fault_filed"_key)};
  }
  if (!is_open(*dossier)) return Faults{fault("points", "evaluation.fault_filed"_key)};
  return faults_of_answer(set_of(regimes, *dossier), after);
}

Field hidden_line(std::string_view name, pages::Key label) {
  return {.name = name, .label = label, .uses = use::hidden};
}

Field finding_field(std::string_view name, pages::Key label) {
  return {
      .name = name, .label = label, .type = Type::choice, .uses = use::hidden, .options = findings};
}

std::vector<Field> dossier_fields() {
  return {
      {.name = "heading",
       .label = "evaluation.heading"_key,
       .uses = use::list | use::search | use::hidden},
      {.name = "subject_id",
       .label = "evaluation.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "product_id",
       .label = "evaluation.product"_key,
       .type = Type::reference,
       .uses = use::required | use::fixed | use::search,
       .of = "product",
       .hint = "evaluation.product_hint"_key,
       .import_name = "gtin"},
      {.name = "unit_code",
       .label = "evaluation.unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::hidden},
      {.name = "sort",
       .label = "evaluation.sort"_key,
       .type = Type::choice,
       .uses = use::filter | use::required,
       .options = sorts,
       .fallback = "first"},
      {.name = "changes",
       .label = "evaluation.changes"_key,
       .type = Type::text,
       .hint = "evaluation.changes_hint"_key},
      {.name = "plan_results",
       .label = "evaluation.plan_results"_key,
       .type = Type::text,
       .hint = "evaluation.plan_results_hint"_key},
      {.name = "plan_ahead",
       .label = "evaluation.plan_ahead"_key,
       .type = Type::text,
       .hint = "evaluation.plan_ahead_hint"_key},
      {.name = "lodged_on",
       .label = "evaluation.lodged_on"_key,
       .type = Type::day,
       .hint = "evaluation.lodged_hint"_key},
      {.name = "lodged_set",
       .label = "evaluation.lodged_set"_key,
       .hint = "evaluation.lodged_set_hint"_key},
      hidden_line("decision", "evaluation.decision"_key),
      hidden_line("set_code", "evaluation.set"_key),
      {.name = "state",
       .label = "evaluation.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = states,
       .fallback = state::practice},
      {.name = "receipt",
       .label = "evaluation.receipt"_key,
       .uses = use::list | use::search | use::hidden},
      {.name = "filed_on",
       .label = "evaluation.filed_on"_key,
       .type = Type::day,
       .uses = use::sort | use::hidden},
      {.name = "filed_by", .label = "evaluation.filed_by"_key, .uses = use::hidden | use::person},
      {.name = "check_due",
       .label = "evaluation.check_due"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::hidden},
      {.name = "checked_on",
       .label = "evaluation.checked_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "checked_by",
       .label = "evaluation.checked_by"_key,
       .uses = use::hidden | use::person},
      finding_field("local_material", "evaluation.local_material"_key),
      finding_field("local_labour", "evaluation.local_labour"_key),
      finding_field("idea_origin", "evaluation.idea_origin"_key),
      finding_field("local_identity", "evaluation.local_identity"_key),
      {.name = "check_note",
       .label = "evaluation.check_note"_key,
       .type = Type::text,
       .uses = use::hidden},
      {.name = "province_receipt",
       .label = "evaluation.province_receipt"_key,
       .uses = use::search | use::hidden},
      {.name = "received_on",
       .label = "evaluation.received_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "received_by",
       .label = "evaluation.received_by"_key,
       .uses = use::hidden | use::person},
      {.name = "demonstration",
       .label = "evaluation.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

Field owner_field() {
  return {.name = "dossier_id",
          .label = "evaluation.dossier"_key,
          .type = Type::reference,
          .uses = use::required | use::fixed,
          .of = "dossier"};
}

}  // namespace

bool is_open(const Record& dossier) {
  return dossier["state"] == state::practice || dossier["state"] == state::returned ||
         dossier["state"] == state::completing;
}

const criteria::Regime* regime_for(const criteria::Regimes& regimes, const Record& dossier,
                                   Date today) {
  const bool is_kept = !dossier["decision"].empty() && dossier["state"] != state::practice;
  return is_kept ? regimes.find(dossier["decision"])
                 : regimes.on(dossier.day("lodged_on").value_or(today));
}

bool is_outdated(const criteria::Regimes& regimes, const Record& dossier, Date today) {
  const criteria::Regime* regime = regime_for(regimes, dossier, today);
  return regime != nullptr && regime->decision != dossier["decision"];
}

Result<void> take_over(const criteria::Regimes& regimes, Writing& writing, const Record& dossier) {
  if (!is_outdated(regimes, dossier, date_of(writing.now()))) return ok();
  TRY(const auto derived, derive(regimes, writing, dossier));
  if (!derived) {
    return Error{Code::failed_precondition, "the decision has no set for the product", dossier.id};
  }
  Record following = dossier;
  take(following, *derived);
  TRY_VOID(writing.put(following));
  return ok();
}

std::span<const Option> dossier_states() { return states; }

const criteria::CriteriaSet* set_of(const criteria::Regimes& regimes, const Record& dossier) {
  const criteria::Regime* regime = regimes.find(dossier["decision"]);
  return regime == nullptr ? nullptr : regime->find_code(dossier["set_code"]);
}

void keep_dossiers(records::Kinds& kinds, Regimes regimes) {
  kinds.follow("dossier", [regimes](Writing& writing, const Record& dossier) {
    return follow_product(*regimes, writing, dossier);
  });
}

Kind dossier_kind(Regimes regimes) {
  return {.name = "dossier",
          .table = "dossiers",
          .path = "dossiers",
          .object = accounts::Object::dossier,
          .one = "evaluation.dossier"_key,
          .many = "evaluation.dossiers"_key,
          .add = "evaluation.add_dossier"_key,
          .fields = dossier_fields(),
          .title = "heading",
          .key = {},
          .unit = "unit_code",
          .subject = "subject_id",
          .owner = "subject_id",
          .guard = [regimes](Writing& writing, const Record* before, const Record& after) {
            return guard_dossier(*regimes, writing, before, after);
          }};
}

Kind dossier_answer_kind(Regimes regimes) {
  return {.name = "dossier_answer",
          .table = "dossier_answers",
          .path = "dossier-answers",
          .object = accounts::Object::dossier,
          .one = "evaluation.answer"_key,
          .many = "evaluation.answers"_key,
          .add = "evaluation.answer"_key,
          .fields = {owner_field(),
                     {.name = "criterion",
                      .label = "evaluation.criterion"_key,
                      .uses = use::required | use::fixed},
                     {.name = "points",
                      .label = "evaluation.points_tenths"_key,
                      .type = Type::whole,
                      .uses = use::required},
                     {.name = "case_code", .label = "evaluation.case"_key},
                     {.name = "note", .label = "evaluation.evidence"_key, .type = Type::text},
                     hidden_line("given_under", "evaluation.given_under"_key)},
          .title = "criterion",
          .key = {"dossier_id", "criterion"},
          .owner = "dossier_id",
          .guard = [regimes](Writing& writing, const Record*, const Record& after) {
            return guard_answer(*regimes, writing, after);
          }};
}

Kind dossier_filing_kind() {
  return {.name = "dossier_filing",
          .table = "dossier_filings",
          .path = "dossier-filings",
          .object = accounts::Object::dossier,
          .one = "evaluation.filing"_key,
          .many = "evaluation.filings"_key,
          .add = "evaluation.filing"_key,
          .fields = {owner_field(),
                     {.name = "filed_on",
                      .label = "evaluation.filed_on"_key,
                      .type = Type::day,
                      .uses = use::required | use::fixed},
                     {.name = "receipt",
                      .label = "evaluation.receipt"_key,
                      .uses = use::required | use::fixed},
                     {.name = "content",
                      .label = "evaluation.content"_key,
                      .type = Type::text,
                      .uses = use::required | use::fixed},
                     {.name = "sha256",
                      .label = "evaluation.sha256"_key,
                      .uses = use::required | use::fixed}},
          .title = "receipt",
          .key = {"dossier_id", "receipt"},
          .owner = "dossier_id"};
}

}  // namespace ocop::evaluation
