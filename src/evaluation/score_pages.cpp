#include "evaluation/score_pages.h"

#include <algorithm>

#include "base/text.h"
#include "evaluation/council_acts.h"
#include "evaluation/council_kinds.h"
#include "evaluation/reasons.h"
#include "evaluation/scoring_form.h"
#include "evaluation/scoring_view.h"
#include "office/account_pages.h"
#include "office/person_name.h"

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

constexpr std::string_view list_path = "/office/score-sheets";
constexpr office::Needs to_see{Object::score_sheet, Act::see};
constexpr office::Needs to_enter{Object::score_sheet, Act::enter};

struct Site {
  const Office& office;
  std::shared_ptr<const criteria::Regimes> regimes;
};

std::string path_of(const Record& row) { return std::string(list_path) + "/" + row.id; }

std::string path_of(const Request& request) {
  return std::string(list_path) + "/" + std::string(request.parameter("case").value_or(""));
}

/// The case of the address, when the visitor scores it.
Result<CaseFile> case_of(const Site& site, Reading& reading, const Visitor& visitor,
                         const Request& request) {
  const Error nothing{Code::not_found, "there is no such sheet", ""};
  TRY(const auto row,
      reading.get(reading.kinds().get("council_case"), request.parameter("case").value_or("")));
  if (!row || row->removed_at) return nothing;
  TRY(CaseFile file, read_own_case(reading, *site.regimes, *row, visitor.login, visitor.today));
  if (file.member(visitor.login) == nullptr) return nothing;
  return file;
}

std::string state_of(const Visitor& visitor, const CaseFile& file, const MemberSheet& own) {
  if (file.is_concluded()) return words(visitor, "evaluation.case_concluded"_key);
  if (own.is_locked) return words(visitor, "evaluation.sheet_locked"_key);
  return words(
      visitor, "evaluation.progress"_key,
      {std::to_string(own.sheet.points.size()), std::to_string(file.set->scored().size())});
}

/// One line of the visitor's list; nothing for a case that the visitor has no part in.
void add_line(Panel& panel, const Visitor& visitor, const CaseFile& file) {
  const MemberSheet* own = file.member(visitor.login);
  if (own != nullptr) {
    panel.rows.push_back({file.row.title(), file.council["name"],
                          Office::href(visitor, path_of(file.row)), Tone::plain,
                          state_of(visitor, file, *own)});
  } else if (std::ranges::find(file.barred, visitor.login) != file.barred.end()) {
    panel.rows.push_back({file.row.title(), words(visitor, "evaluation.barred"_key), "",
                          Tone::caution, words(visitor, "evaluation.barred_chip"_key)});
  }
}

/// Cases of councils whose secretary the visitor is; nothing for anybody else.
Result<std::optional<Panel>> run_panel(const Visitor& visitor, Reading& reading) {
  TRY(const auto rows, cases_run_by(reading, visitor.login));
  if (rows.empty() && !visitor.rights.has(accounts::Role::secretary)) {
    return std::optional<Panel>();
  }
  Panel panel{words(visitor, "evaluation.cases_run"_key)};
  panel.empty = words(visitor, "evaluation.no_cases_run"_key);
  for (const Record& row : rows) {
    const bool is_done = row["state"] == case_state::concluded;
    panel.rows.push_back({row.title(), "", Office::href(visitor, "/office/my-councils/" + row.id),
                          is_done ? Tone::good : Tone::plain,
                          words(visitor, is_done ? "evaluation.case_concluded"_key
                                                 : "evaluation.case_scoring"_key)});
  }
  return std::optional(std::move(panel));
}

Response list(const Site& site, const Visitor& visitor, const Request& request) {
  const auto answer = site.office.ground().records.read([&](Reading& reading) -> Result<Response> {
    Panel panel{words(visitor, "evaluation.sheets"_key)};
    panel.empty = words(visitor, "evaluation.no_sheets"_key);
    TRY(const auto rows, cases_of(reading, visitor.login));
    for (const Record& row : rows) {
      TRY(const CaseFile file,
          read_own_case(reading, *site.regimes, row, visitor.login, visitor.today));
      add_line(panel, visitor, file);
    }
    std::vector<Panel> panels;
    if (visitor.may(Object::score_sheet, Act::enter)) panels.push_back(std::move(panel));
    TRY(auto run, run_panel(visitor, reading));
    if (run || panels.empty()) {
      panels.push_back(run ? std::move(*run) : Panel{words(visitor, "evaluation.cases_run"_key)});
    }
    return site.office.respond(visitor, request, {words(visitor, "evaluation.my_sheets"_key)},
                               panels);
  });
  return answer ? *answer : site.office.failed(visitor, request, answer.error());
}

struct Refused {
  std::string criterion, note, reason;
};

/// What the producer gave itself, beside the member's own answer.
Result<void> fill_own(pages::Dictionary& page, const Visitor& visitor, Reading& reading,
                      const CaseFile& file, const criteria::Criterion& criterion) {
  TRY(const AnsweredSheet own, read_answers(reading, file.dossier));
  pages::Dictionary& part = page.add("SELF");
  part.set("POINTS", words(visitor, "evaluation.points"_key,
                           {points_text(visitor.locale, own.sheet.of(criterion.code))}));
  const auto note = own.notes.find(criterion.code);
  if (note != own.notes.end()) part.set_in("TOLD", "TEXT", note->second);
  if (!file.dossier["filed_on"].empty()) {
    part.set_in("REPORT", "HREF",
                Office::href(visitor, "/office/dossiers/" + file.dossier.id +
                                          "/papers/bao-cao-tu-danh-gia.pdf"));
  }
  return ok();
}

/// What the advisory team reported of the dossier.
Result<void> fill_team(pages::Dictionary& page, const Visitor& visitor, Reading& reading,
                       const CaseFile& file) {
  TRY(const auto tasks,
      reading.where(reading.kinds().get("advisory_task"), "dossier_id", file.dossier.id));
  for (const Record& task : tasks) {
    if (task["report"].empty()) continue;
    TRY(const std::string name, office::person_name(reading, visitor.locale, task["login"]));
    pages::Dictionary& part = page.add("TEAM");
    part.set("NAME", words(visitor, "evaluation.report_of"_key, {name}));
    part.set("TEXT", task["report"]);
    if (!task["demands"].empty()) part.set_in("DEMANDS", "TEXT", task["demands"]);
  }
  return ok();
}

Result<Response> sheet_page(const Site& site, Reading& reading, const Visitor& visitor,
                            const Request& request, const std::optional<Refused>& refused) {
  TRY(const CaseFile file, case_of(site, reading, visitor, request));
  TRY(const auto row, sheet_row(reading, file, visitor.login));
  AnsweredSheet answers;
  if (row) {
    TRY(answers, read_answers(reading, *row));
  }
  const std::string asked =
      refused ? refused->criterion : request.query_value("criterion").value_or("");
  const criteria::Criterion& criterion = criterion_in_view(*file.set, answers.sheet, asked);
  const auto note = answers.notes.find(criterion.code);
  const bool is_locked = file.member(visitor.login)->is_locked;
  ScoringView view{*file.regime,
                   *file.set,
                   answers.sheet,
                   criterion,
                   Office::href(visitor, path_of(file.row)),
                   !is_locked && !file.is_concluded(),
                   note == answers.notes.end() ? "" : note->second};
  if (refused) {
    view.note = refused->note;
    view.fault = refused->reason;
  }
  pages::Dictionary page;
  fill_scoring(page, visitor.locale, view);
  TRY_VOID(fill_own(page, visitor, reading, file, criterion));
  TRY_VOID(fill_team(page, visitor, reading, file));
  page.set("ABOUT", words(visitor, "evaluation.about_score"_key,
                          {file.council["name"], std::to_string(file.round)}));
  if (view.can_change && criteria::faults_of(*file.set, answers.sheet).empty()) {
    pages::Dictionary& lock = page.add("LOCK");
    lock.set("HREF", Office::href(visitor, path_of(file.row) + "/lock"));
    if (file.rules.is_written) lock.show("OPINION");
  }
  if (is_locked) page.show("LOCKED");
  return site.office.respond(
      visitor, request, "evaluation_score.html", page,
      {file.row.title(),
       {{words(visitor, "evaluation.my_sheets"_key), Office::href(visitor, list_path)}}},
      refused ? 422 : 200);
}

Response show(const Site& site, const Visitor& visitor, const Request& request,
              const std::optional<Refused>& refused = {}) {
  const auto answer = site.office.ground().records.read(
      [&](Reading& reading) { return sheet_page(site, reading, visitor, request, refused); });
  return answer ? *answer : site.office.failed(visitor, request, answer.error());
}

Response save(const Site& site, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return site.office.failed(visitor, request, form.error());
  const TypedChoice typed = typed_choice(*form);
  std::optional<std::string> fault;
  std::string next;
  const auto stored = site.office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const CaseFile file, case_of(site, writing, visitor, request));
        fault = fault_of(visitor.locale, *file.set, file.member(visitor.login)->sheet, typed);
        if (fault) return ok();
        next = neighbour(*file.set, typed.answer.criterion, typed.goes_back ? -1 : 1);
        return write_score(writing, file, typed.answer);
      });
  if (fault) {
    return show(site, visitor, request, Refused{typed.answer.criterion, typed.answer.note, *fault});
  }
  if (!stored && stored.error().code == Code::failed_precondition) {
    return site.office.not_done(visitor, request, path_of(request), "evaluation.fault_locked"_key);
  }
  if (!stored) return site.office.failed(visitor, request, stored.error());
  const bool stays = typed.stays || next.empty();
  return site.office.done(
      visitor, request, path_of(request) + "?criterion=" + (stays ? typed.answer.criterion : next),
      "evaluation.answer_saved"_key, {typed.answer.criterion});
}

Response lock(const Site& site, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return site.office.failed(visitor, request, form.error());
  const Opinion opinion{form->get("opinion"), std::string(trim(form->get("opinion_note")))};
  const auto locked = site.office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const CaseFile file, case_of(site, writing, visitor, request));
        return lock_sheet(writing, file, opinion);
      });
  if (locked) {
    return site.office.done(visitor, request, path_of(request), "evaluation.locked_saying"_key);
  }
  if (locked.error().code == Code::invalid_argument) {
    return site.office.not_done(visitor, request, path_of(request), "evaluation.fault_opinion"_key);
  }
  if (locked.error().code != Code::failed_precondition) {
    return site.office.failed(visitor, request, locked.error());
  }
  return site.office.not_done(visitor, request, path_of(request), "evaluation.cannot_lock"_key);
}

/// Sheets that the visitor has not locked yet.
Result<std::vector<WorkItem>> waiting(const Site& site, const Visitor& visitor) {
  std::vector<WorkItem> items;
  if (!visitor.may(Object::score_sheet, Act::enter)) return items;
  TRY_VOID(site.office.ground().records.read([&](Reading& reading) -> Result<void> {
    TRY(const auto rows, cases_of(reading, visitor.login));
    for (const Record& row : rows) {
      TRY(const CaseFile file,
          read_own_case(reading, *site.regimes, row, visitor.login, visitor.today));
      const MemberSheet* own = file.member(visitor.login);
      if (own == nullptr || own->is_locked || file.is_concluded()) continue;
      items.push_back({.title = row.title(),
                       .detail = file.council["name"],
                       .href = Office::href(visitor, path_of(row)),
                       .tone = Tone::plain,
                       .chip = words(visitor, "evaluation.to_score"_key)});
    }
    return ok();
  }));
  return items;
}

}  // namespace

void add_score_pages(Office& office, std::shared_ptr<const criteria::Regimes> regimes) {
  const Site site{office, std::move(regimes)};
  office.add_section({.path = std::string(list_path),
                      .label = "evaluation.my_sheets"_key,
                      .icon = "pen",
                      .group = "evaluation.group"_key,
                      .needs = to_see});
  office.add_page(http::Method::get, std::string(list_path), to_see,
                  [site](const Visitor& visitor, const Request& request) {
                    return list(site, visitor, request);
                  });
  const std::string one = std::string(list_path) + "/{case}";
  office.add_page(http::Method::get, one, to_see,
                  [site](const Visitor& visitor, const Request& request) {
                    return show(site, visitor, request);
                  });
  office.add_page(http::Method::post, one, to_enter,
                  [site](const Visitor& visitor, const Request& request) {
                    return save(site, visitor, request);
                  });
  office.add_page(http::Method::post, one + "/lock", to_enter,
                  [site](const Visitor& visitor, const Request& request) {
                    return lock(site, visitor, request);
                  });
  office.add_work([site](const Visitor& visitor) { return waiting(site, visitor); });
}

}  // namespace ocop::evaluation
