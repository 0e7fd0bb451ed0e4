#include "registry/document_kinds.h"

#include <algorithm>

#include "records/record_store.h"
#include "registry/field_rules.h"
#include "registry/product_rules.h"

namespace ocop::registry {
namespace {

using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reading;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option papers[] = {
    {"declaration", "registry.paper_declaration"_key},
    {"standard", "registry.paper_standard"_key},
    {"lab_report", "registry.paper_lab_report"_key},
    {"test_plan", "registry.paper_test_plan"_key},
    {"quality_control", "registry.paper_quality_control"_key},
    {"business_registration", "registry.paper_business_registration"_key},
    {"environment", "registry.paper_environment"_key},
    {"material_origin", "registry.paper_material_origin"_key},
    {"contract", "registry.paper_contract"_key},
    {"label_artwork", "registry.paper_label_artwork"_key},
    {"upgrade_plan", "registry.paper_upgrade_plan"_key},
    {"business_plan", "registry.paper_business_plan"_key},
    {"funding", "registry.paper_funding"_key},
    {"trademark", "registry.paper_trademark"_key},
    {"collective_mark", "registry.paper_collective_mark"_key},
    {"certification_mark", "registry.paper_certification_mark"_key},
    {"geographical_indication", "registry.paper_geographical_indication"_key},
    {"design", "registry.paper_design"_key},
    {"copyright", "registry.paper_copyright"_key},
    {"ocop_mark_licence", "registry.paper_ocop_mark_licence"_key},
    {"award", "registry.paper_award"_key},
    {"other", "registry.paper_other"_key}};

constexpr Option steps[] = {
    {"prepared", "registry.step_prepared"_key}, {"filed", "registry.step_filed"_key},
    {"accepted", "registry.step_accepted"_key}, {"published", "registry.step_published"_key},
    {"granted", "registry.step_granted"_key},   {"renewed", "registry.step_renewed"_key},
    {"refused", "registry.step_refused"_key}};

constexpr Option certificates[] = {{"ocop_stars", "registry.certificate_ocop_stars"_key},
                                   {"food_safety", "registry.certificate_food_safety"_key},
                                   {"haccp", "registry.certificate_haccp"_key},
                                   {"iso", "registry.certificate_iso"_key},
                                   {"gmp", "registry.certificate_gmp"_key},
                                   {"vietgap", "registry.certificate_vietgap"_key},
                                   {"organic", "registry.certificate_organic"_key},
                                   {"halal", "registry.certificate_halal"_key},
                                   {"trademark", "registry.certificate_trademark"_key},
                                   {"other", "registry.certificate_other"_key}};

Fault fault(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

void check_end(const Record& row, Faults& faults) {
  const auto from = row.day("valid_from"), to = row.day("valid_to");
  if (from && to && *to < *from) faults.push_back(fault("valid_to", "registry.fault_days"_key));
}

/// A fault when the product is another subject's.
Result<Faults> guard_product(Reading& reading, const Record& row) {
  if (row["product_id"].empty()) return Faults{};
  TRY(const auto product, reading.get(reading.kinds().get("product"), row["product_id"]));
  if (product && (*product)["subject_id"] == row["subject_id"]) return Faults{};
  return Faults{fault("product_id", "registry.fault_product_of_another"_key)};
}

void fill_document(const Writing&, const Record*, Record& after) {
  if (after["edition"].empty()) after["edition"] = "1";
  if (!after["title"].empty()) return;
  const auto* paper = std::ranges::find(papers, after["kind"], &Option::value);
  if (paper == std::end(papers)) return;
  after["title"] = pages::text(pages::Locale::vietnamese, paper->label);
  if (!after["number"].empty()) after["title"] += " " + after["number"];
}

void check_document(const Record& row, Faults& faults) {
  check_end(row, faults);
  const auto applied = row.day("applied_on"), published = row.day("published_on");
  if (applied && published && *published < *applied) {
    faults.push_back(fault("published_on", "registry.fault_days"_key));
  }
  if (trademark_stars(row["step"]) >= 3 && row["application_number"].empty()) {
    faults.push_back(fault("application_number", "registry.fault_no_application"_key));
  }
  if (trademark_stars(row["step"]) >= 4 && row["number"].empty()) {
    faults.push_back(fault("number", "registry.fault_no_grant"_key));
  }
}

Result<Faults> guard_document(Writing& writing, const Record* before, const Record& after) {
  TRY(Faults faults, guard_product(writing, after));
  if (before != nullptr && !(*before)["file"].empty() && (*before)["file"] != after["file"]) {
    faults.push_back(fault("file", "registry.fault_file_stays"_key));
  }
  if (after["replaces_id"].empty()) return faults;
  TRY(const auto old, writing.get(*after.kind, after["replaces_id"]));
  const bool is_same_paper = old && old->id != after.id && (*old)["kind"] == after["kind"] &&
                             (*old)["subject_id"] == after["subject_id"];
  if (!is_same_paper) {
    faults.push_back(fault("replaces_id", "registry.fault_replaces_another"_key));
    return faults;
  }
  TRY(const auto rivals, writing.where(*after.kind, "replaces_id", old->id));
  for (const Record& rival : rivals) {
    if (rival.id == after.id) continue;
    faults.push_back(fault("replaces_id", "registry.fault_replaced_already"_key, {rival.title()}));
    break;
  }
  return faults;
}

void check_certificate(const Record& row, Faults& faults) {
  check_end(row, faults);
  const bool is_of_stars = row["kind"] == "ocop_stars";
  const bool has_stars = !row["stars"].empty();
  if (is_of_stars && !has_stars) faults.push_back(fault("stars", "registry.fault_no_stars"_key));
  if (!is_of_stars && has_stars) faults.push_back(fault("stars", "registry.fault_stars"_key));
  if (is_of_stars && row["product_id"].empty()) {
    faults.push_back(fault("product_id", "registry.fault_stars_of_subject"_key));
  }
  const auto from = row.day("valid_from"), revoked = row.day("revoked_on");
  if (from && revoked && *revoked < *from) {
    faults.push_back(fault("revoked_on", "registry.fault_days"_key));
  }
  if (!row["code"].empty() && from && (!is_of_stars || !is_ocop_code(row["code"], *from))) {
    faults.push_back(fault("code", "registry.fault_ocop_code"_key));
  }
}

Result<Faults> guard_certificate(Writing& writing, const Record*, const Record& after) {
  return guard_product(writing, after);
}

Field subject_field() {
  return {.name = "subject_id",
          .label = "registry.subject"_key,
          .type = Type::reference,
          .uses = use::list | use::search | use::required | use::fixed,
          .of = "subject",
          .import_name = "subject_code"};
}

Field paper_product_field(pages::Key hint) {
  return {.name = "product_id",
          .label = "registry.product"_key,
          .type = Type::reference,
          .uses = use::list | use::search,
          .rule = field_rule::product_reference,
          .of = "product",
          .hint = hint,
          .import_name = "gtin"};
}

std::vector<Field> document_fields() {
  return {
      subject_field(),
      paper_product_field("registry.document_product_hint"_key),
      {.name = "kind",
       .label = "registry.paper"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::search | use::required | use::fixed,
       .options = papers},
      {.name = "title",
       .label = "registry.document_title"_key,
       .uses = use::list | use::search,
       .hint = "registry.document_title_hint"_key},
      {.name = "number", .label = "registry.document_number"_key, .uses = use::list | use::search},
      {.name = "issuer", .label = "registry.issuer"_key, .uses = use::search},
      {.name = "scope",
       .label = "registry.scope"_key,
       .type = Type::text,
       .hint = "registry.scope_hint"_key},
      {.name = "valid_from", .label = "registry.paper_valid_from"_key, .type = Type::day},
      {.name = "valid_to",
       .label = "registry.paper_valid_to"_key,
       .type = Type::day,
       .uses = use::list | use::sort,
       .hint = "registry.paper_valid_to_hint"_key},
      {.name = "file",
       .label = "registry.document_file"_key,
       .type = Type::file,
       .hint = "registry.document_file_hint"_key},
      {.name = "replaces_id",
       .label = "registry.replaces"_key,
       .type = Type::reference,
       .of = "document",
       .hint = "registry.replaces_hint"_key},
      {.name = "edition",
       .label = "registry.edition"_key,
       .type = Type::whole,
       .rule = field_rule::at_least_one,
       .hint = "registry.edition_hint"_key,
       .fallback = "1"},
      {.name = "step",
       .label = "registry.step"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = steps,
       .hint = "registry.step_hint"_key},
      {.name = "application_number",
       .label = "registry.application_number"_key,
       .uses = use::search},
      {.name = "applied_on", .label = "registry.applied_on"_key, .type = Type::day},
      {.name = "publication_number", .label = "registry.publication_number"_key},
      {.name = "published_on", .label = "registry.published_on"_key, .type = Type::day},
      {.name = "classes",
       .label = "registry.trademark_classes"_key,
       .rule = field_rule::trademark_classes,
       .hint = "registry.trademark_classes_hint"_key},
  };
}

std::vector<Field> certificate_fields() {
  return {
      {.name = "number",
       .label = "registry.certificate_number"_key,
       .uses = use::list | use::search | use::required},
      {.name = "issuer",
       .label = "registry.issuer"_key,
       .uses = use::list | use::search | use::required},
      subject_field(),
      paper_product_field("registry.certificate_product_hint"_key),
      {.name = "kind",
       .label = "registry.certificate_kind"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::search | use::required,
       .options = certificates},
      {.name = "stars",
       .label = "registry.stars"_key,
       .type = Type::whole,
       .uses = use::list,
       .rule = field_rule::stars,
       .hint = "registry.stars_hint"_key},
      {.name = "code",
       .label = "registry.ocop_code"_key,
       .uses = use::search,
       .hint = "registry.ocop_code_hint"_key},
      {.name = "valid_from",
       .label = "registry.paper_valid_from"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "valid_to",
       .label = "registry.paper_valid_to"_key,
       .type = Type::day,
       .uses = use::list | use::sort,
       .hint = "registry.paper_valid_to_hint"_key},
      {.name = "revoked_on",
       .label = "registry.revoked_on"_key,
       .type = Type::day,
       .hint = "registry.revoked_on_hint"_key},
      {.name = "grace_to",
       .label = "registry.grace_to"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "file", .label = "registry.document_file"_key, .type = Type::file},
  };
}

}  // namespace

int trademark_stars(std::string_view step) {
  if (step == "granted" || step == "renewed") return 4;
  return step == "accepted" || step == "published" ? 3 : 0;
}

Kind document_kind() {
  return {.name = "document",
          .table = "documents",
          .path = "documents",
          .object = accounts::Object::document,
          .one = "registry.document"_key,
          .many = "registry.documents"_key,
          .add = "registry.add_document"_key,
          .fields = document_fields(),
          .title = "title",
          .key = {"number", "kind", "subject_id", "product_id", "application_number", "edition"},
          .subject = "subject_id",
          .owner = "subject_id",
          .form = {{"registry.part_mark"_key,
                    {"step", "application_number", "applied_on", "publication_number",
                     "published_on", "classes"}},
                   {"registry.part_edition"_key, {"replaces_id", "edition"}}},
          .fill = fill_document,
          .check = check_document,
          .guard = guard_document};
}

Kind certificate_kind() {
  return {.name = "certificate",
          .table = "certificates",
          .path = "certificates",
          .object = accounts::Object::certificate,
          .one = "registry.certificate"_key,
          .many = "registry.certificates"_key,
          .add = "registry.add_certificate"_key,
          .fields = certificate_fields(),
          .title = "number",
          .key = {"number", "issuer", "subject_id", "product_id"},
          .subject = "subject_id",
          .owner = "subject_id",
          .oversight = records::Oversight::four_eyes,
          .check = check_certificate,
          .guard = guard_certificate};
}

}  // namespace ocop::registry
