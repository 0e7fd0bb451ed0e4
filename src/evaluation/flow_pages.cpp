#include "evaluation/flow_pages.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "evaluation/answers.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/flow_acts.h"
#include "evaluation/step_form.h"
#include "evaluation/step_kinds.h"
#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "registry/working_days.h"

namespace ocop::evaluation {
namespace {

using accounts::Act;
using accounts::Object;
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

constexpr office::Needs to_see{Object::dossier, Act::see};
constexpr office::Needs to_decide{Object::dossier, Act::decide};
constexpr std::string_view list_path = "/office/waiting";
constexpr std::string_view owners[] = {owner::subject,  owner::ward,    owner::district,
                                       owner::province, owner::council, owner::centre};

std::string path_of(const Record& dossier, std::string_view act = {}) {
  return "/office/dossiers/" + dossier.id + std::string(act);
}

/// Whether the step is the visitor's to take: the province's office keeps the steps of the district
/// of the past and of the centre.
bool is_mine(const Visitor& visitor, const Record& step) {
  const auto decides = visitor.rights.reach(Object::dossier, Act::decide);
  if (step["owner"] == owner::subject) {
    return visitor.rights.has(accounts::Role::subject_owner) &&
           visitor.rights.reach(Object::dossier, Act::enter)
               .covers(step["unit_code"], step["subject_id"]);
  }
  if (step["owner"] == owner::ward) {
    return visitor.rights.has(accounts::Role::ward_officer) &&
           decides.covers(step["unit_code"], step["subject_id"]);
  }
  return decides.everything;
}

bool is_late(const Visitor& visitor, const Record& step) {
  const auto due = step.day("due");
  return due && *due < visitor.today;
}

std::string due_text(const Visitor& visitor, const Record& step) {
  const auto due = step.day("due");
  if (!due) return words(visitor, "evaluation.no_due"_key);
  const int left = registry::working_days().left(visitor.today, *due);
  return left < 0 ? words(visitor, "evaluation.due_late"_key,
                          {pages::format_day(*due), std::to_string(-left)})
                  : words(visitor, "evaluation.due_left"_key,
                          {pages::format_day(*due), std::to_string(left)});
}

/// "Phường Hoàn Kiếm. Hạn …": which ward, when it is one of many.
std::string detail_of(const Office& office, const Visitor& visitor, const Record& step) {
  const std::string due = due_text(visitor, step);
  if (step["owner"] != owner::ward) return due;
  return office.ground().units.name(step["unit_code"]) + ". " + due;
}

/// "Phiếu số 3/PĐK-…; ngày 06/07/2026; 96,2 điểm; 4 sao; ghi chú"
std::string told_text(const Visitor& visitor, const Record& step) {
  std::string text = step["number"];
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "; ") + more;
  };
  if (const auto day = step.day("decided_on")) {
    add(words(visitor, "evaluation.on_day"_key, {pages::format_day(*day)}));
  }
  if (const auto points = step.whole("points")) {
    add(words(visitor, "evaluation.points"_key, {tenths_text(visitor.locale, *points)}));
  }
  if (!step["star"].empty() && step["star"] != "0") {
    add(words(visitor, "evaluation.stars"_key, {step["star"]}));
  }
  add(step["note"]);
  return text;
}

Result<office::Row> finished_row(const Visitor& visitor, Reading& reading, const Record& step) {
  TRY(const std::string who, office::person_name(reading, visitor.locale, step["finished_by"]));
  std::string detail = words(visitor, "evaluation.step_done_by"_key,
                             {who, pages::format_day(*step.day("finished_on"))});
  const std::string told = told_text(visitor, step);
  if (!told.empty()) detail += ". " + told;
  return office::Row{words(visitor, state_label(step["state"])), std::move(detail), "", Tone::plain,
                     words(visitor, result_label(step["result"]))};
}

Panel group_of(const Office& office, const Visitor& visitor, std::string_view holder,
               const std::vector<Record>& steps) {
  Panel panel{words(visitor, owner_label(holder))};
  std::size_t late = 0;
  for (const Record& step : steps) {
    if (step["owner"] != holder) continue;
    const bool is_over = is_late(visitor, step);
    late += is_over ? 1 : 0;
    panel.rows.push_back(
        {step["heading"], detail_of(office, visitor, step),
         Office::href(visitor, "/office/dossiers/" + step["dossier_id"]),
         is_over ? Tone::stop : Tone::plain,
         words(visitor, is_over ? "evaluation.late"_key : state_label(step["state"]))});
  }
  if (late > 0) {
    panel.alerts.push_back(
        {Tone::stop, words(visitor, "evaluation.late_count"_key, {std::to_string(late)})});
  }
  return panel;
}

/// Open steps within the visitor's reach, the one that is due first in front, those without a day
/// at the end.
Result<std::vector<Record>> open_steps(const Office& office, const Visitor& visitor, Act act) {
  auto& records = office.ground().records;
  TRY(auto listing, records.list(records.kinds().get("dossier_step"),
                                 {.filters = {{"finished_on", ""}},
                                  .sort = "due",
                                  .page_rows = limits::record_page_rows_max},
                                 visitor.rights.reach(Object::dossier, act)));
  std::ranges::stable_sort(listing.rows, {}, [](const Record& row) {
    return std::pair(row["due"].empty(), row["due"]);
  });
  return std::move(listing.rows);
}

Response list(const Office& office, const Visitor& visitor, const Request& request) {
  const auto steps = open_steps(office, visitor, Act::see);
  if (!steps) return office.failed(visitor, request, steps.error());
  std::vector<Panel> panels;
  for (const std::string_view holder : owners) {
    Panel panel = group_of(office, visitor, holder, *steps);
    if (!panel.rows.empty()) panels.push_back(std::move(panel));
  }
  if (panels.empty()) {
    Panel none{words(visitor, "evaluation.waiting"_key)};
    none.empty = words(visitor, "evaluation.nothing_waits"_key);
    panels.push_back(std::move(none));
  }
  return office.respond(visitor, request, {words(visitor, "evaluation.waiting"_key)}, panels);
}

Result<std::vector<WorkItem>> waiting(const Office& office, const Visitor& visitor) {
  std::vector<WorkItem> items;
  if (!visitor.may(Object::dossier, Act::enter)) return items;
  TRY(const auto steps, open_steps(office, visitor, Act::enter));
  for (const Record& step : steps) {
    if (!is_mine(visitor, step) || step["state"] == state::received) continue;
    items.push_back({.title = step["heading"],
                     .href = Office::href(visitor, "/office/dossiers/" + step["dossier_id"]),
                     .tone = is_late(visitor, step) ? Tone::stop : Tone::plain,
                     .chip = words(visitor, state_label(step["state"])),
                     .due = step.day("due")});
  }
  return items;
}

/// The dossier of the address with what can come of its step, when that is the visitor's to take.
struct AtStep {
  Record dossier;
  std::vector<StepResult> results;
};

Result<AtStep> at_step(const DossierGround& ground, Reading& reading, const Visitor& visitor,
                       const Request& request) {
  TRY(Record dossier,
      reading.find(reading.kinds().get("dossier"), request.parameter("id").value_or(""),
                   visitor.rights.reach(Object::dossier, Act::decide)));
  TRY(const auto step, open_step(reading, dossier));
  if (!step || !is_mine(visitor, *step) || dossier["state"] == state::filed) {
    return Error{Code::not_found, "the dossier waits for no step of the visitor", ""};
  }
  TRY(auto results, results_of(ground, reading, dossier));
  if (results.empty()) return Error{Code::not_found, "nothing can come of the step", ""};
  return AtStep{std::move(dossier), std::move(results)};
}

Response step_page(const Office& office, const DossierGround& ground, const Visitor& visitor,
                   const Request& request, const office::FormData& typed,
                   const records::Faults& faults) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const AtStep at, at_step(ground, reading, visitor, request));
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(at.dossier, "/step")));
    page.set("ABOUT", at.dossier.title() + ", " + at.dossier["receipt"]);
    fill_step_form(page, visitor.locale, at.results, typed, faults);
    return office.respond(
        visitor, request, "evaluation_step.html", page,
        {words(visitor, state_label(at.dossier["state"])),
         {{words(visitor, "evaluation.dossiers"_key), Office::href(visitor, "/office/dossiers")},
          {at.dossier.title(), office.href(visitor, at.dossier)}}},
        faults.empty() ? 200 : 422);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

Response step(const Office& office, const DossierGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const TypedStep typed = typed_step(*form);
  records::Faults faults = typed.faults;
  std::string id;
  const auto taken =
      office.ground().records.write(visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const AtStep at, at_step(ground, writing, visitor, request));
        id = at.dossier.id;
        const auto result = std::ranges::find(at.results, typed.taken.result, &StepResult::code);
        if (result == at.results.end()) {
          return Error{Code::failed_precondition, "no such result", at.dossier.id};
        }
        for (auto& each : faults_of(*result, typed.taken, visitor.today)) {
          const bool is_known =
              std::ranges::find(faults, each.field, &records::Fault::field) != faults.end();
          if (!is_known) faults.push_back(std::move(each));
        }
        if (!faults.empty()) return ok();
        return take_step(ground, writing, at.dossier, typed.taken);
      });
  if (!faults.empty()) return step_page(office, ground, visitor, request, *form, faults);
  if (taken) {
    return office.done(visitor, request, "/office/dossiers/" + id, "evaluation.step_taken"_key,
                       {words(visitor, result_label(typed.taken.result))});
  }
  if (taken.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, taken.error());
  }
  return office.not_done(visitor, request, "/office/dossiers/" + id, "evaluation.cannot_step"_key);
}

}  // namespace

Result<std::optional<Panel>> flow_panel(const DossierGround& ground, const Visitor& visitor,
                                        Reading& reading, const Record& dossier) {
  TRY(const auto steps, steps_of(reading, dossier));
  if (steps.empty()) return std::optional<Panel>();
  Panel panel{words(visitor, "evaluation.way_of_dossier"_key)};
  for (const Record& step : steps) {
    if (step["finished_on"].empty()) continue;
    TRY(auto row, finished_row(visitor, reading, step));
    panel.rows.push_back(std::move(row));
  }
  TRY(const auto open, open_step(reading, dossier));
  if (!open) return std::optional(std::move(panel));
  const bool is_over = is_late(visitor, *open);
  panel.alerts.push_back(
      {is_over ? Tone::stop : Tone::plain,
       words(visitor, "evaluation.stands_with"_key,
             {words(visitor, state_label((*open)["state"])),
              words(visitor, owner_label((*open)["owner"])), due_text(visitor, *open)})});
  TRY(const auto results, results_of(ground, reading, dossier));
  if (!results.empty() && is_mine(visitor, *open) && dossier["state"] != state::filed &&
      dossier["filed_by"] != visitor.login) {
    panel.actions.push_back({.label = words(visitor, "evaluation.take_step"_key),
                             .href = Office::href(visitor, path_of(dossier, "/step")),
                             .tone = Tone::good});
  }
  return std::optional(std::move(panel));
}

void add_flow_pages(Office& office, const DossierGround& ground) {
  office.add_section({.path = std::string(list_path),
                      .label = "evaluation.waiting"_key,
                      .icon = "clock",
                      .group = "evaluation.group"_key,
                      .needs = to_see});
  office.add_page(http::Method::get, std::string(list_path), to_see,
                  [&office](const Visitor& visitor, const Request& request) {
                    return list(office, visitor, request);
                  });
  office.add_page(http::Method::get, "/office/dossiers/{id}/step", to_decide,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return step_page(office, ground, visitor, request, {}, {});
                  });
  office.add_page(http::Method::post, "/office/dossiers/{id}/step", to_decide,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return step(office, ground, visitor, request);
                  });
  office.add_work([&office](const Visitor& visitor) { return waiting(office, visitor); });
}

}  // namespace ocop::evaluation
