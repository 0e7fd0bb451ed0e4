#include "evaluation/advisory_acts.h"

#include <algorithm>

#include "accounts/appointment_store.h"
#include "accounts/declaration_store.h"
#include "accounts/people_store.h"
#include "evaluation/advisory_kinds.h"
#include "evaluation/answers.h"
#include "evaluation/dossier_kinds.h"

namespace ocop::evaluation {
namespace {

using records::Reading;
using records::Record;
using records::Writing;

Error not_now(std::string reason, const Record& row) {
  return {Code::failed_precondition, std::move(reason), row.id};
}

bool may_advise(Writing& writing, const Record& dossier, const std::string& login) {
  const auto person = accounts::person_with_login(writing.session(), login);
  if (!person) return false;
  const Date today = date_of(writing.now());
  const bool is_of_team = std::ranges::any_of(
      accounts::appointments_of(writing.session(), *person), [&](const auto& each) {
        return each.role == accounts::Role::advisory_team && each.is_valid_on(today);
      });
  const auto conflicts = accounts::conflicts_of(writing.session(), *person, today);
  return is_of_team && std::ranges::none_of(conflicts, [&](const auto& each) {
           return each.subject_id == dossier["subject_id"];
         });
}

Record new_row(Writing& writing, std::string_view kind, const Record& dossier) {
  Record row;
  row.kind = &writing.kinds().get(kind);
  row.cells.resize(row.kind->fields.size());
  row["dossier_id"] = dossier.id;
  row["heading"] = dossier.title();
  row["unit_code"] = dossier["unit_code"];
  row["subject_id"] = dossier["subject_id"];
  return row;
}

Result<void> keep_photos(Writing& writing, const Record& visit,
                         const std::vector<std::string>& photos) {
  for (std::size_t i = 0; i < photos.size(); ++i) {
    Record row;
    row.kind = &writing.kinds().get("site_visit_photo");
    row.cells.resize(row.kind->fields.size());
    row["visit_id"] = visit.id;
    row["position"] = std::to_string(i + 1);
    row["file"] = photos[i];
    TRY_VOID(writing.put(row));
  }
  return ok();
}

}  // namespace

Result<void> assign(Writing& writing, const Record& dossier, const std::string& login,
                    std::optional<Date> due) {
  TRY(const auto known, task_of(writing, dossier.id, login));
  if (known) return ok();
  if (!may_advise(writing, dossier, login)) {
    return not_now("the person does not advise on this dossier", dossier);
  }
  Record row = new_row(writing, "advisory_task", dossier);
  row["login"] = login;
  row["assigned_on"] = format_iso(date_of(writing.now()));
  row["assigned_by"] = writing.person();
  if (due) row["due"] = format_iso(*due);
  TRY_VOID(writing.put(row));
  return ok();
}

Result<std::optional<Record>> task_of(Reading& reading, std::string_view dossier_id,
                                      std::string_view login) {
  return reading.find_by_key(reading.kinds().get("advisory_task"),
                             {std::string(dossier_id), std::string(login)});
}

Result<VisitStored> store_visit(Writing& writing, const Record& dossier, const TypedVisit& visit) {
  const records::Kind& kind = writing.kinds().get("site_visit");
  const auto key = visit.values.find("client_key");
  if (key != visit.values.end() && !key->second.empty()) {
    TRY(const auto known, writing.find_by_key(kind, {key->second}));
    if (known && (*known)["login"] == writing.person() && (*known)["dossier_id"] == dossier.id) {
      return VisitStored{known->id, {}};
    }
  }
  if (dossier["state"] != state::received) return not_now("no visit is due", dossier);
  const Record whose = new_row(writing, "site_visit", dossier);
  records::Values values = visit.values;
  for (const std::string_view field : {"dossier_id", "heading", "unit_code", "subject_id"}) {
    values[std::string(field)] = whose[field];
  }
  values["login"] = writing.person();
  const auto day = parse_date(values["visited_on"]);
  if (day && *day > date_of(writing.now())) {
    return VisitStored{"", {{"visited_on", {"evaluation.fault_visited"_key, {}}}}};
  }
  TRY(const auto outcome, writing.create(kind, values, accounts::Reach::all()));
  if (!outcome.stored()) return VisitStored{"", outcome.faults};
  TRY_VOID(keep_photos(writing, *outcome.record, visit.photos));
  return VisitStored{outcome.record->id, {}};
}

records::Faults faults_of(const AdvisoryReport& report) {
  records::Faults faults;
  const auto refuse = [&](std::string_view field, pages::Key key) {
    faults.push_back({std::string(field), {key, {}}});
  };
  if (report.report.empty()) refuse("report", "evaluation.fault_report"_key);
  if (report.proposal.empty()) refuse("proposal", "evaluation.fault_finding"_key);
  if (report.proposal == "more" && report.demands.empty()) {
    refuse("demands", "evaluation.fault_demands"_key);
  }
  if (report.report.size() > note_bytes_max) refuse("report", "evaluation.fault_note_long"_key);
  if (report.demands.size() > note_bytes_max) refuse("demands", "evaluation.fault_note_long"_key);
  return faults;
}

Result<void> store_report(Writing& writing, const Record& task, const AdvisoryReport& report) {
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), task["dossier_id"]));
  if (!dossier || (*dossier)["state"] != state::received) {
    return not_now("no report is due", task);
  }
  Record row = task;
  row["report"] = report.report;
  row["demands"] = report.demands;
  row["proposal"] = report.proposal;
  row["reported_on"] = format_iso(date_of(writing.now()));
  TRY_VOID(writing.put(row));
  return ok();
}

}  // namespace ocop::evaluation
