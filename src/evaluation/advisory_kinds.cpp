#include "evaluation/advisory_kinds.h"

#include <algorithm>

#include "evaluation/advisory_acts.h"
#include "evaluation/council_kinds.h"
#include "records/record_store.h"

namespace ocop::evaluation {
namespace {

using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option sights[] = {{"met", "evaluation.finding_met"_key},
                             {"unmet", "evaluation.finding_unmet"_key},
                             {"unseen", "evaluation.finding_unseen"_key}};

constexpr Option proposals[] = {{"ready", "evaluation.proposal_ready"_key},
                                {"more", "evaluation.proposal_more"_key},
                                {"unfit", "evaluation.proposal_unfit"_key}};

Field fixed(std::string_view name, pages::Key label, Type type = Type::line, unsigned more = 0) {
  return {.name = name, .label = label, .type = type, .uses = use::required | use::fixed | more};
}

Field of_dossier() {
  return {.name = "dossier_id",
          .label = "evaluation.dossier"_key,
          .type = Type::reference,
          .uses = use::required | use::fixed,
          .of = "dossier"};
}

std::vector<Field> whose() {
  return {of_dossier(), fixed("login", "evaluation.login"_key, Type::line, use::person),
          fixed("heading", "evaluation.heading"_key),
          fixed("unit_code", "evaluation.unit"_key, Type::unit),
          fixed("subject_id", "evaluation.subject"_key)};
}

Kind task_kind() {
  auto fields = whose();
  const Field more[] = {
      fixed("assigned_on", "evaluation.assigned_on"_key, Type::day),
      fixed("assigned_by", "evaluation.assigned_by"_key, Type::line, use::person),
      {.name = "due", .label = "evaluation.step_due"_key, .type = Type::day},
      {.name = "report", .label = "evaluation.advisory_report"_key, .type = Type::text},
      {.name = "demands", .label = "evaluation.advisory_demands"_key, .type = Type::text},
      {.name = "proposal",
       .label = "evaluation.advisory_proposal"_key,
       .type = Type::choice,
       .options = proposals},
      {.name = "reported_on", .label = "evaluation.reported_on"_key, .type = Type::day}};
  fields.insert(fields.end(), std::begin(more), std::end(more));
  return {.name = "advisory_task",
          .table = "advisory_tasks",
          .path = "advisory-tasks",
          .object = accounts::Object::site_visit,
          .one = "evaluation.advisory_task"_key,
          .many = "evaluation.advisory_tasks"_key,
          .add = "evaluation.advisory_task"_key,
          .fields = std::move(fields),
          .title = "heading",
          .key = {"dossier_id", "login"},
          .unit = "unit_code",
          .subject = "subject_id"};
}

Kind visit_kind() {
  auto fields = whose();
  fields.push_back(fixed("client_key", "evaluation.client_key"_key));
  fields.push_back(fixed("visited_on", "evaluation.visited_on"_key, Type::day));
  fields.push_back(fixed("place", "evaluation.place"_key));
  fields.push_back({.name = "met_with", .label = "evaluation.met_with"_key});
  const pages::Key labels[] = {"evaluation.local_material"_key,   "evaluation.local_labour"_key,
                               "evaluation.idea_origin"_key,      "evaluation.local_identity"_key,
                               "evaluation.seen_production"_key,  "evaluation.seen_labelling"_key,
                               "evaluation.seen_environment"_key, "evaluation.seen_books"_key};
  for (std::size_t i = 0; i < std::size(visit_checks); ++i) {
    fields.push_back({.name = visit_checks[i],
                      .label = labels[i],
                      .type = Type::choice,
                      .uses = use::required | use::fixed,
                      .options = sights});
  }
  fields.push_back(fixed("findings", "evaluation.visit_findings"_key, Type::text));
  fields.push_back(
      {.name = "demand_papers", .label = "evaluation.demand_papers"_key, .type = Type::text});
  fields.push_back(
      {.name = "demand_tests", .label = "evaluation.demand_tests"_key, .type = Type::text});
  return {.name = "site_visit",
          .table = "site_visits",
          .path = "site-visits",
          .object = accounts::Object::site_visit,
          .one = "evaluation.site_visit"_key,
          .many = "evaluation.site_visits"_key,
          .add = "evaluation.site_visit"_key,
          .fields = std::move(fields),
          .title = "heading",
          .key = {"client_key"},
          .unit = "unit_code",
          .subject = "subject_id"};
}

Kind photo_kind() {
  return {.name = "site_visit_photo",
          .table = "site_visit_photos",
          .path = "site-visit-photos",
          .object = accounts::Object::site_visit,
          .one = "evaluation.photo"_key,
          .many = "evaluation.photos"_key,
          .add = "evaluation.photo"_key,
          .fields = {{.name = "visit_id",
                      .label = "evaluation.site_visit"_key,
                      .type = Type::reference,
                      .uses = use::required | use::fixed,
                      .of = "site_visit"},
                     fixed("position", "evaluation.photo_position"_key, Type::whole),
                     fixed("file", "evaluation.photo"_key, Type::file)},
          .title = "position",
          .key = {"visit_id", "position"},
          .owner = "visit_id"};
}

/// The advisory team of a council looks into what comes before it.
Result<void> give_to_team(Writing& writing, const Record& row) {
  if (row.removed_at || row["state"] != case_state::scoring) return ok();
  TRY(const auto seats,
      writing.where(writing.kinds().get("council_member"), "council_id", row["council_id"]));
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), row["dossier_id"]));
  for (const Record& seat : seats) {
    if (seat["post"] != "advisory" || !dossier) continue;
    TRY_VOID(assign(writing, *dossier, seat["login"], std::nullopt));
  }
  return ok();
}

}  // namespace

void add_advisory_kinds(records::Kinds& kinds) {
  kinds.add(task_kind());
  kinds.add(visit_kind());
  kinds.add(photo_kind());
  kinds.follow("council_case", give_to_team);
}

}  // namespace ocop::evaluation
