#include "evaluation/advisory_pages.h"

#include <algorithm>

#include "base/text.h"
#include "evaluation/advisory_acts.h"
#include "evaluation/answers.h"
#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/reasons.h"
#include "office/account_pages.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::evaluation {
namespace {

using accounts::Act;
using accounts::Object;
using accounts::Role;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using office::WorkItem;
using records::Reading;
using records::Record;

constexpr std::string_view list_path = "/office/advisory";
constexpr office::Needs to_see{Object::site_visit, Act::see};
constexpr office::Needs to_enter{Object::site_visit, Act::enter};
constexpr office::Needs to_decide{Object::site_visit, Act::decide};

std::string path_of(std::string_view dossier, std::string_view act = {}) {
  return std::string(list_path) + "/" + std::string(dossier) + std::string(act);
}

/// The roles that reach visits by unit or all; the other ones are narrowed to what names them.
bool sees_by_office(const Visitor& visitor, const Record& row) {
  if (visitor.rights.has(Role::city_office) || visitor.rights.has(Role::inspector)) return true;
  if (visitor.rights.has(Role::advisory_team) || visitor.rights.has(Role::secretary)) return false;
  return visitor.rights.reach(Object::site_visit, Act::see).covers(row["unit_code"]);
}

Result<bool> is_of_council(Reading& reading, const Visitor& visitor, const Record& dossier) {
  TRY(const auto cases,
      reading.where(reading.kinds().get("council_case"), "dossier_id", dossier.id));
  for (const Record& each : cases) {
    TRY(const auto seat, reading.find_by_key(reading.kinds().get("council_member"),
                                             {each["council_id"], visitor.login}));
    if (seat && !seat->removed_at) return true;
  }
  return false;
}

pages::Key proposal_label(const Record& task) {
  if (task["proposal"] == "ready") return "evaluation.proposal_ready"_key;
  return task["proposal"] == "more" ? "evaluation.proposal_more"_key
                                    : "evaluation.proposal_unfit"_key;
}

std::string due_of(const Visitor& visitor, const Record& task) {
  const auto due = task.day("due");
  return due ? words(visitor, "evaluation.due_on"_key, {pages::format_day(*due)}) : "";
}

/// One line for a task: late and red when its day passed without a report.
office::Row task_row(const Visitor& visitor, const Record& task, const std::string& title,
                     std::string href) {
  const auto due = task.day("due");
  const bool is_done = !task["reported_on"].empty();
  const bool is_late = !is_done && due && *due < visitor.today;
  std::string detail = due_of(visitor, task);
  if (is_done) {
    detail = words(visitor, "evaluation.reported_saying"_key,
                   {pages::format_day(*task.day("reported_on"))});
  }
  const std::string chip = is_done   ? words(visitor, proposal_label(task))
                           : is_late ? words(visitor, "evaluation.late"_key)
                                     : words(visitor, "evaluation.to_report"_key);
  const Tone tone = is_late ? Tone::stop : is_done ? Tone::good : Tone::plain;
  return {title, std::move(detail), std::move(href), tone, chip};
}

Result<Panel> team_panel(const Visitor& visitor, Reading& reading, const Record& dossier) {
  Panel panel{words(visitor, "evaluation.advisory_team"_key)};
  panel.empty = words(visitor, "evaluation.no_adviser"_key);
  TRY(const auto tasks,
      reading.where(reading.kinds().get("advisory_task"), "dossier_id", dossier.id));
  for (const Record& task : tasks) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, task["login"]));
    panel.rows.push_back(task_row(visitor, task, name, ""));
    if (task["report"].empty()) continue;
    office::Fold fold{words(visitor, "evaluation.report_of"_key, {name})};
    fold.facts.push_back({words(visitor, "evaluation.advisory_report"_key), task["report"]});
    if (!task["demands"].empty()) {
      fold.facts.push_back({words(visitor, "evaluation.advisory_demands"_key), task["demands"]});
    }
    panel.folds.push_back(std::move(fold));
  }
  return panel;
}

Result<Panel> visits_panel(const Visitor& visitor, Reading& reading, const Record& dossier) {
  Panel panel{words(visitor, "evaluation.site_visits"_key)};
  panel.empty = words(visitor, "evaluation.no_visit"_key);
  TRY(const auto visits,
      reading.where(reading.kinds().get("site_visit"), "dossier_id", dossier.id));
  for (const Record& visit : visits) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, visit["login"]));
    const bool demands = !visit["demand_papers"].empty() || !visit["demand_tests"].empty();
    panel.rows.push_back({pages::format_day(*visit.day("visited_on")) + ", " + visit["place"], name,
                          Office::href(visitor, "/office/site-visits/" + visit.id),
                          demands ? Tone::caution : Tone::plain,
                          demands ? words(visitor, "evaluation.has_demands"_key) : ""});
  }
  return panel;
}

/// What the producer says of itself, criterion by criterion.
Result<Panel> content_panel(const DossierGround& ground, const Visitor& visitor, Reading& reading,
                            const Record& dossier) {
  Panel panel{words(visitor, "evaluation.dossier"_key)};
  TRY(const auto subject, reading.get(reading.kinds().get("subject"), dossier["subject_id"]));
  panel.facts.push_back({words(visitor, "evaluation.receipt"_key), dossier["receipt"]});
  panel.facts.push_back(
      {words(visitor, "evaluation.province_receipt"_key), dossier["province_receipt"]});
  if (subject) panel.facts.push_back({words(visitor, "evaluation.subject"_key), subject->title()});
  const criteria::CriteriaSet* set = set_of(*ground.regimes, dossier);
  if (set == nullptr) return panel;
  panel.facts.push_back({words(visitor, "evaluation.criteria_set"_key),
                         in(visitor.locale, set->name) + ", " + dossier["decision"]});
  TRY(const AnsweredSheet answered, read_answers(reading, dossier));
  panel.facts.push_back({words(visitor, "evaluation.self_assessment"_key),
                         words(visitor, "evaluation.points"_key,
                               {points_text(visitor.locale, answered.sheet.total())})});
  office::Fold fold{words(visitor, "evaluation.all_criteria"_key)};
  for (const criteria::Criterion* each : set->scored()) {
    const auto note = answered.notes.find(each->code);
    fold.rows.push_back({each->code + " " + in(visitor.locale, each->name),
                         note == answered.notes.end() ? "" : note->second, "", Tone::plain,
                         words(visitor, "evaluation.points"_key,
                               {points_text(visitor.locale, answered.sheet.of(each->code))})});
  }
  panel.folds.push_back(std::move(fold));
  return panel;
}

std::vector<office::Link> crumbs_of(const Visitor& visitor, const Record* dossier) {
  std::vector<office::Link> crumbs{
      {words(visitor, "evaluation.advisory"_key), Office::href(visitor, list_path)}};
  if (dossier != nullptr) {
    crumbs.push_back({dossier->title(), Office::href(visitor, path_of(dossier->id))});
  }
  return crumbs;
}

Response show(const Office& office, const DossierGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record dossier,
        dossier_for_advice(reading, visitor, request.parameter("dossier").value_or("")));
    TRY(Panel team, team_panel(visitor, reading, dossier));
    TRY(Panel visits, visits_panel(visitor, reading, dossier));
    TRY(Panel content, content_panel(ground, visitor, reading, dossier));
    const bool is_open = dossier["state"] == state::received;
    TRY(const auto own, task_of(reading, dossier.id, visitor.login));
    if (is_open && own) {
      visits.actions.push_back({.label = words(visitor, "evaluation.record_visit"_key),
                                .href = Office::href(visitor, path_of(dossier.id, "/visit")),
                                .tone = Tone::good});
      team.actions.push_back({.label = words(visitor, "evaluation.write_report"_key),
                              .href = Office::href(visitor, path_of(dossier.id, "/report"))});
    }
    if (is_open && visitor.may(Object::site_visit, Act::decide)) {
      team.actions.push_back({.label = words(visitor, "evaluation.assign"_key),
                              .href = Office::href(visitor, path_of(dossier.id, "/assign"))});
    }
    return office.respond(visitor, request, {dossier.title(), crumbs_of(visitor, nullptr)},
                          {std::move(visits), std::move(team), std::move(content)});
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

/// Tasks that name the visitor; for the office all.
Result<std::vector<Record>> tasks_for(const Office& office, const Visitor& visitor) {
  auto& records = office.ground().records;
  const records::Kind& kind = records.kinds().get("advisory_task");
  const Record nowhere{&kind, "", 1, std::vector<std::string>(kind.fields.size()), {}, "", {}};
  const bool is_office = sees_by_office(visitor, nowhere) || visitor.rights.has(Role::ward_officer);
  records::Query query{.sort = "due", .page_rows = limits::record_page_rows_max};
  if (!is_office) query.filters = {{"login", visitor.login}};
  TRY(auto listing, records.list(kind, query, visitor.rights.reach(Object::site_visit, Act::see)));
  return std::move(listing.rows);
}

Response list(const Office& office, const Visitor& visitor, const Request& request) {
  const auto tasks = tasks_for(office, visitor);
  if (!tasks) return office.failed(visitor, request, tasks.error());
  Panel panel{words(visitor, "evaluation.advisory_tasks"_key)};
  panel.empty = words(visitor, "evaluation.no_task"_key);
  for (const Record& task : *tasks) {
    panel.rows.push_back(task_row(visitor, task, task["heading"],
                                  Office::href(visitor, path_of(task["dossier_id"]))));
  }
  return office.respond(visitor, request, {words(visitor, "evaluation.advisory"_key)}, {panel});
}

Result<std::vector<WorkItem>> waiting(const Office& office, const Visitor& visitor) {
  std::vector<WorkItem> items;
  if (!visitor.rights.has(Role::advisory_team)) return items;
  return office.ground().records.read([&](Reading& reading) -> Result<std::vector<WorkItem>> {
    TRY(const auto tasks,
        reading.where(reading.kinds().get("advisory_task"), "login", visitor.login));
    for (const Record& task : tasks) {
      if (!task["reported_on"].empty()) continue;
      items.push_back({.title = task["heading"],
                       .href = Office::href(visitor, path_of(task["dossier_id"])),
                       .tone = Tone::plain,
                       .chip = words(visitor, "evaluation.to_report"_key),
                       .due = task.day("due")});
    }
    return items;
  });
}

// The two forms. What was typed comes back with its faults.

void fill_fault(pages::Dictionary& part, const Visitor& visitor, const records::Faults& faults,
                std::string_view field) {
  const auto at = std::ranges::find(faults, field, &records::Fault::field);
  if (at != faults.end()) part.set_in("FAULT", "REASON", at->reason.in(visitor.locale));
}

Response assign_page(const Office& office, const Visitor& visitor, const Request& request,
                     const office::FormData& typed, const records::Faults& faults) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record dossier,
        dossier_for_advice(reading, visitor, request.parameter("dossier").value_or("")));
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(dossier.id, "/assign")));
    page.set("TYPED", typed.get("login"));
    page.set("DUE", typed.get("due"));
    fill_fault(page, visitor, faults, "login");
    if (std::ranges::count(faults, "due", &records::Fault::field) > 0) page.show("DUE_FAULT");
    return office.respond(visitor, request, "evaluation_assign.html", page,
                          {words(visitor, "evaluation.assign"_key), crumbs_of(visitor, &dossier)},
                          faults.empty() ? 200 : 422);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

Response assign_person(const Office& office, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const std::string id(request.parameter("dossier").value_or(""));
  const auto due = office::day_of(trim(form->get("due")), "due");
  if (!due) {
    return assign_page(office, visitor, request, *form,
                       {{"due", {"evaluation.fault_due_day"_key, {}}}});
  }
  const auto done =
      office.ground().records.write(visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const Record dossier, dossier_for_advice(writing, visitor, id));
        return assign(writing, dossier, form->get("login"), *due);
      });
  if (done) return office.done(visitor, request, path_of(id), "evaluation.assigned"_key);
  if (done.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, done.error());
  }
  return assign_page(office, visitor, request, *form,
                     {{"login", {"evaluation.fault_adviser"_key, {}}}});
}

Result<Record> own_task(Reading& reading, const Visitor& visitor, const Request& request) {
  TRY(auto task, task_of(reading, request.parameter("dossier").value_or(""), visitor.login));
  if (!task || task->removed_at) return Error{Code::not_found, "there is no such task", ""};
  return std::move(*task);
}

Response report_page(const Office& office, const Visitor& visitor, const Request& request,
                     const std::optional<AdvisoryReport>& typed, const records::Faults& faults) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record task, own_task(reading, visitor, request));
    TRY(const Record dossier, dossier_for_advice(reading, visitor, task["dossier_id"]));
    const AdvisoryReport shown =
        typed ? *typed : AdvisoryReport{task["report"], task["demands"], task["proposal"]};
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(dossier.id, "/report")));
    for (const auto& [section, field, value] :
         {std::tuple("REPORT", "report", shown.report), {"DEMANDS", "demands", shown.demands}}) {
      pages::Dictionary& part = page.add(section);
      part.set("VALUE", value);
      fill_fault(part, visitor, faults, field);
    }
    pages::Dictionary& part = page.add("PROPOSAL");
    fill_fault(part, visitor, faults, "proposal");
    for (const records::Option& each : task.kind->field("proposal")->options) {
      pages::Dictionary& option = part.add("OPTION");
      option.set("VALUE", each.value);
      option.set("LABEL", words(visitor, each.label));
      if (each.value == shown.proposal) option.show("CHOSEN");
    }
    return office.respond(
        visitor, request, "evaluation_report.html", page,
        {words(visitor, "evaluation.write_report"_key), crumbs_of(visitor, &dossier)},
        faults.empty() ? 200 : 422);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

Response report(const Office& office, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const auto told = [&](std::string_view name) { return std::string(trim(form->get(name))); };
  const AdvisoryReport typed{told("report"), told("demands"), told("proposal")};
  const auto faults = faults_of(typed);
  if (!faults.empty()) return report_page(office, visitor, request, typed, faults);
  const auto stored =
      office.ground().records.write(visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const Record task, own_task(writing, visitor, request));
        return store_report(writing, task, typed);
      });
  const std::string path = path_of(request.parameter("dossier").value_or(""));
  if (stored) return office.done(visitor, request, path, "evaluation.report_stored"_key);
  if (stored.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, stored.error());
  }
  return office.not_done(visitor, request, path, "evaluation.report_too_late"_key);
}

}  // namespace

Result<Record> dossier_for_advice(Reading& reading, const Visitor& visitor, std::string_view id) {
  const Error nothing{Code::not_found, "there is no such dossier", ""};
  TRY(auto dossier, reading.get(reading.kinds().get("dossier"), id));
  if (!dossier || dossier->removed_at) return nothing;
  if (sees_by_office(visitor, *dossier)) return std::move(*dossier);
  TRY(const auto task, task_of(reading, dossier->id, visitor.login));
  if (task && !task->removed_at) return std::move(*dossier);
  TRY(const bool sits, is_of_council(reading, visitor, *dossier));
  if (!sits) return nothing;
  return std::move(*dossier);
}

Result<std::optional<Panel>> advisory_panel(const Visitor& visitor, Reading& reading,
                                            const Record& dossier) {
  TRY(const auto tasks,
      reading.where(reading.kinds().get("advisory_task"), "dossier_id", dossier.id));
  const bool is_due = dossier["state"] == state::received;
  if (!sees_by_office(visitor, dossier) || (tasks.empty() && !is_due)) {
    return std::optional<Panel>();
  }
  TRY(Panel panel, team_panel(visitor, reading, dossier));
  panel.folds.clear();
  panel.alerts.push_back(
      {Tone::plain,
       words(visitor, tasks.empty() ? "evaluation.no_adviser"_key
                      : is_due      ? "evaluation.team_works"_key
                                    : "evaluation.team_worked"_key),
       {words(visitor, "evaluation.see_team"_key), Office::href(visitor, path_of(dossier.id))}});
  return std::optional(std::move(panel));
}

void add_advisory_pages(Office& office, const DossierGround& ground) {
  office.add_section({.path = std::string(list_path),
                      .label = "evaluation.advisory"_key,
                      .icon = "pin",
                      .group = "evaluation.group"_key,
                      .needs = to_see});
  office.add_page(http::Method::get, std::string(list_path), to_see,
                  [&office](const Visitor& visitor, const Request& request) {
                    return list(office, visitor, request);
                  });
  const std::string one = std::string(list_path) + "/{dossier}";
  office.add_page(http::Method::get, one, to_see,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return show(office, ground, visitor, request);
                  });
  office.add_page(http::Method::get, one + "/assign", to_decide,
                  [&office](const Visitor& visitor, const Request& request) {
                    return assign_page(office, visitor, request, {}, {});
                  });
  office.add_page(http::Method::post, one + "/assign", to_decide,
                  [&office](const Visitor& visitor, const Request& request) {
                    return assign_person(office, visitor, request);
                  });
  office.add_page(http::Method::get, one + "/report", to_enter,
                  [&office](const Visitor& visitor, const Request& request) {
                    return report_page(office, visitor, request, std::nullopt, {});
                  });
  office.add_page(http::Method::post, one + "/report", to_enter,
                  [&office](const Visitor& visitor, const Request& request) {
                    return report(office, visitor, request);
                  });
  office.add_work([&office](const Visitor& visitor) { return waiting(office, visitor); });
}

}  // namespace ocop::evaluation
