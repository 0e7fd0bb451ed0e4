#include "evaluation/council_pages.h"

#include <algorithm>
#include <map>

#include "evaluation/council_acts.h"
#include "evaluation/council_kinds.h"
#include "evaluation/paper_pages.h"
#include "evaluation/reasons.h"
#include "evaluation/scoring_view.h"
#include "office/account_pages.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::evaluation {
namespace {

using accounts::Act;
using accounts::Object;
using criteria::Points;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

/// A secretary holds no right on councils: what names the person opens its pages.
constexpr std::optional<office::Needs> by_seat = std::nullopt;
constexpr std::string_view own_path = "/office/my-councils/";

struct Site {
  const Office& office;
  DossierGround ground;
};

std::string path_of(const Record& row, std::string_view act = {}) {
  return "/office/council-cases/" + row.id + std::string(act);
}

/// The case of the address, when the visitor runs its council.
Result<CaseFile> case_of(const Site& site, Reading& reading, const Visitor& visitor,
                         const Request& request) {
  const Error nothing{Code::not_found, "there is no such case", ""};
  TRY(const auto row,
      reading.get(reading.kinds().get("council_case"), request.parameter("id").value_or("")));
  if (!row || row->removed_at) return nothing;
  TRY(const bool may_run, runs_council(reading, visitor, (*row)["council_id"]));
  if (!may_run) return nothing;
  return read_case(reading, *site.ground.regimes, *row, visitor.today);
}

/// The page of a case for this visitor: that of the register, or the secretary's own.
std::string page_of(const Visitor& visitor, std::string_view id) {
  const bool has_register = visitor.may(Object::council, Act::see);
  return std::string(has_register ? "/office/council-cases/" : own_path) + std::string(id);
}

std::string page_of(const Visitor& visitor, const Request& request) {
  return page_of(visitor, request.parameter("id").value_or(""));
}

/// Who scores and has not locked the sheet yet sees nothing of the others', whatever else the
/// person is: a chair may be of the city's office too.
bool is_scoring(const CaseFile& file, const Visitor& visitor) {
  const MemberSheet* own = file.is_concluded() ? nullptr : file.member(visitor.login);
  return own != nullptr && !own->is_locked;
}

/// Who has locked a sheet, and no more than that until all is locked that has to be.
Result<void> fill_members(Panel& panel, const Visitor& visitor, Reading& reading,
                          const CaseFile& file) {
  for (const MemberSheet& each : file.members) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, each.login));
    panel.rows.push_back({name, each.is_chair ? words(visitor, "evaluation.post_chair"_key) : "",
                          "", each.is_locked ? Tone::good : Tone::plain,
                          words(visitor, each.is_locked ? "evaluation.sheet_locked"_key
                                                        : "evaluation.sheet_open"_key)});
  }
  for (const std::string& login : file.barred) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, login));
    panel.rows.push_back({name, words(visitor, "evaluation.barred"_key), "", Tone::caution,
                          words(visitor, "evaluation.barred_chip"_key)});
  }
  return ok();
}

void fill_standing(Panel& panel, const Visitor& visitor, const CaseFile& file,
                   const CaseStanding& standing) {
  if (standing.step == CaseStep::waiting) {
    panel.alerts.push_back(
        {Tone::plain, words(visitor, "evaluation.waiting_for"_key,
                            {std::to_string(standing.locked), std::to_string(standing.members),
                             std::to_string(standing.needed)})});
    if (standing.chair_is_missing) {
      panel.alerts.push_back({Tone::plain, words(visitor, "evaluation.chair_missing"_key)});
    }
    return;
  }
  panel.facts.push_back(
      {words(visitor, "evaluation.mean"_key), points_text(visitor.locale, *standing.mean)});
  panel.facts.push_back(
      {words(visitor, "evaluation.spread"_key), points_text(visitor.locale, standing.spread)});
  if (standing.step == CaseStep::call_meeting) {
    panel.alerts.push_back({Tone::caution, words(visitor, "evaluation.opinions_differ"_key,
                                                 {std::to_string(standing.asking_meeting)})});
  }
  if (standing.step == CaseStep::score_again) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "evaluation.too_far_apart"_key,
                              {points_text(visitor.locale, standing.spread),
                               points_text(visitor.locale, file.rules.spread_max)})});
  }
}

Result<std::optional<Panel>> standing_panel(const Site& site, const Visitor& visitor,
                                            Reading& reading, const Record& row) {
  TRY(const bool may_run, runs_council(reading, visitor, row["council_id"]));
  if (!may_run && !visitor.rights.has(accounts::Role::inspector)) return std::optional<Panel>();
  TRY(const CaseFile file, read_case(reading, *site.ground.regimes, row, visitor.today));
  if (file.is_concluded()) return std::optional<Panel>();
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  Panel panel{words(visitor, "evaluation.round_panel"_key, {std::to_string(file.round)})};
  TRY_VOID(fill_members(panel, visitor, reading, file));
  for (const std::string& login : file.left) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, login));
    panel.alerts.push_back({Tone::caution, words(visitor, "evaluation.left_council"_key, {name})});
  }
  if (const auto called = row.day("meeting_called_on")) {
    panel.alerts.push_back({Tone::plain, words(visitor, "evaluation.meeting_was_called"_key,
                                               {pages::format_day(*called)})});
  }
  if (is_scoring(file, visitor)) {
    panel.alerts.push_back({Tone::plain, words(visitor, "evaluation.lock_first"_key)});
    return std::optional(std::move(panel));
  }
  fill_standing(panel, visitor, file, standing);
  if (may_run && standing.step == CaseStep::score_again) {
    panel.actions.push_back({.label = words(visitor, "evaluation.score_again"_key),
                             .href = Office::href(visitor, path_of(row, "/again")),
                             .step = Step::confirm,
                             .warning = words(visitor, "evaluation.score_again_warning"_key)});
  }
  if (may_run && standing.step == CaseStep::call_meeting) {
    panel.actions.push_back({.label = words(visitor, "evaluation.call_meeting"_key),
                             .href = Office::href(visitor, path_of(row, "/meeting")),
                             .step = Step::confirm,
                             .warning = words(visitor, "evaluation.call_meeting_warning"_key)});
  }
  if (may_run && standing.step == CaseStep::ready) {
    panel.actions.push_back({.label = words(visitor, "evaluation.conclude"_key),
                             .href = Office::href(visitor, path_of(row, "/conclude")),
                             .tone = Tone::good});
  }
  return std::optional(std::move(panel));
}

Result<std::optional<Panel>> result_panel(const Site& site, const Visitor& visitor,
                                          Reading& reading, const Record& row) {
  TRY(const CaseFile file, read_case(reading, *site.ground.regimes, row, visitor.today));
  if (!file.is_concluded()) return std::optional<Panel>();
  TRY(const criteria::Sheet agreed, sheet_from_json(file.agreed));
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  if (!standing.mean) return std::optional<Panel>();
  const auto outcome = criteria::judge(*file.regime, *file.set, agreed, *standing.mean);
  TRY(const bool same, is_reproduced(file));
  Panel panel{words(visitor, "evaluation.result"_key)};
  panel.alerts.push_back({outcome.has_certificate ? Tone::good : Tone::caution,
                          summary(visitor.locale, *file.set, outcome)});
  panel.alerts.push_back(
      {same ? Tone::plain : Tone::stop,
       words(visitor, same ? "evaluation.reproduced"_key : "evaluation.not_reproduced"_key)});
  panel.facts.push_back(
      {words(visitor, "evaluation.mean"_key), points_text(visitor.locale, *standing.mean)});
  for (const criteria::Part& part : file.set->parts) {
    panel.facts.push_back({part.code + ". " + in(visitor.locale, part.name),
                           points_text(visitor.locale, outcome.parts.at(part.code)) + "/" +
                               points_text(visitor.locale, part.max)});
  }
  for (const std::string& sentence : reasons(visitor.locale, *file.set, outcome)) {
    panel.rows.push_back({sentence});
  }
  if (!file.regime_sha256.empty()) {
    panel.folds.push_back({words(visitor, "evaluation.how_reckoned"_key),
                           {{words(visitor, "evaluation.decision"_key), file.regime->decision},
                            {words(visitor, "evaluation.regime_hash"_key), file.regime_sha256}}});
  }
  return std::optional(std::move(panel));
}

/// A case is moved by acts alone.
Result<office::Offers> offers_of(Reading&, const Record& row) {
  return office::Offers{.changing = false,
                        .adding_parts = false,
                        .setting_aside = row["state"] == case_state::scoring};
}

/// A second round, or a meeting after written opinions.
Response move_case(const Site& site, const Visitor& visitor, const Request& request,
                   Result<void> (*act)(records::Writing&, const CaseFile&), pages::Key message) {
  const auto done = site.office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const CaseFile file, case_of(site, writing, visitor, request));
        if (is_scoring(file, visitor)) return Error{Code::not_found, "the sheet is open", ""};
        return act(writing, file);
      });
  const std::string path = page_of(visitor, request);
  if (done) return site.office.done(visitor, request, path, message);
  if (done.error().code != Code::failed_precondition) {
    return site.office.failed(visitor, request, done.error());
  }
  return site.office.not_done(visitor, request, path, "evaluation.cannot_conclude"_key);
}

/// "3 điểm: 4 người; 1 điểm: 1 người"
std::string votes_text(const Visitor& visitor, const CaseFile& file, const std::string& code) {
  std::map<Points, std::size_t, std::greater<>> votes;
  for (const MemberSheet& each : file.members) {
    if (each.is_locked) ++votes[each.sheet.of(code)];
  }
  std::string text;
  for (const auto& [points, count] : votes) {
    if (!text.empty()) text += "; ";
    text += words(visitor, "evaluation.votes_for"_key,
                  {points_text(visitor.locale, points), std::to_string(count)});
  }
  return text;
}

void fill_options(pages::Dictionary& part, const Visitor& visitor,
                  const criteria::Criterion& criterion, const criteria::Sheet& typed) {
  const auto add = [&](std::string_view case_code, Points points, const std::string& name) {
    pages::Dictionary& option = part.add("OPTION");
    option.set("VALUE", choice_value(case_code, points));
    option.set("LABEL", name + words(visitor, "evaluation.points"_key,
                                     {points_text(visitor.locale, points)}));
    const bool is_chosen = typed.of(criterion.code) == points &&
                           (points == Points() || typed.case_of(criterion.code) == case_code);
    if (is_chosen) option.show("CHOSEN");
  };
  if (criterion.cases.empty()) {
    for (const Points points : criterion.choices()) add("", points, "");
    return;
  }
  add("", Points(), "");
  for (const criteria::Case& branch : criterion.cases) {
    for (const Points points : criterion.choices(branch.code)) {
      if (points > Points()) add(branch.code, points, in(visitor.locale, branch.name) + ": ");
    }
  }
}

void fill_agreement(pages::Dictionary& page, const Visitor& visitor, const CaseFile& file,
                    const criteria::Sheet& typed) {
  const auto splits = splits_of(*file.set, file.members);
  for (const criteria::Criterion* criterion : file.set->scored()) {
    pages::Dictionary& row = page.add("CRITERION");
    row.set("CODE", criterion->code);
    row.set("NAME", criterion->code + " " + in(visitor.locale, criterion->name));
    row.set("VOTES", votes_text(visitor, file, criterion->code));
    for (const Split& split : splits) {
      if (split.criterion != criterion->code) continue;
      row.set_in("SPLIT", "SAYING",
                 words(visitor, "evaluation.split"_key,
                       {std::to_string(split.star), std::to_string(split.above),
                        std::to_string(split.below)}));
    }
    fill_options(row, visitor, *criterion, typed);
  }
  for (const criteria::Criterion* criterion : file.set->all()) {
    if (criterion->knockouts.empty()) continue;
    pages::Dictionary& row = page.add("KNOCKOUT");
    row.set("CODE", criterion->code);
    row.set("TEXT", criterion->code + ": " + in(visitor.locale, criterion->knockouts.front().text));
    if (typed.knockouts.contains(criterion->code)) row.show("FOUND");
  }
}

Response conclude_page(const Site& site, const Visitor& visitor, const Request& request,
                       const std::optional<criteria::Sheet>& typed, const std::string& fault) {
  const auto answer = site.office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const CaseFile file, case_of(site, reading, visitor, request));
    const CaseStanding standing = standing_of(file.rules, file.members, file.round);
    if (file.is_concluded() || standing.step != CaseStep::ready || is_scoring(file, visitor)) {
      return Error{Code::not_found, "the council is not ready", ""};
    }
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(file.row, "/conclude")));
    page.set("VERSION", std::to_string(file.row.version));
    page.set("MEAN",
             words(visitor, "evaluation.mean_saying"_key,
                   {points_text(visitor.locale, *standing.mean), std::to_string(standing.locked)}));
    if (!fault.empty()) page.set_in("FAULT", "REASON", fault);
    fill_agreement(page, visitor, file, typed ? *typed : proposed_answers(*file.set, file.members));
    return site.office.respond(
        visitor, request, "evaluation_conclude.html", page,
        {words(visitor, "evaluation.conclude"_key),
         {{file.row.title(), Office::href(visitor, page_of(visitor, file.row.id))}}},
        fault.empty() ? 200 : 422);
  });
  return answer ? *answer : site.office.failed(visitor, request, answer.error());
}

criteria::Sheet typed_sheet(const criteria::CriteriaSet& set, const office::FormData& form) {
  criteria::Sheet sheet;
  for (const criteria::Criterion* criterion : set.scored()) {
    const auto choice = read_choice(form.get("c." + criterion->code));
    if (!choice) continue;
    sheet.points[criterion->code] = choice->points;
    if (!choice->case_code.empty()) sheet.cases[criterion->code] = choice->case_code;
  }
  for (const criteria::Criterion* criterion : set.all()) {
    if (!form.get("k." + criterion->code).empty()) sheet.knockouts.insert(criterion->code);
  }
  return sheet;
}

/// Who changed the case since the form was opened; empty: nobody.
Result<std::string> who_was_first(Reading& reading, const Visitor& visitor, const CaseFile& file,
                                  const std::string& version) {
  if (version.empty() || version == std::to_string(file.row.version)) return std::string();
  return office::person_name(reading, visitor.locale, file.row.changed_by);
}

/// The secretary's page of a case.
Response own_page(const Site& site, const Visitor& visitor, const Request& request) {
  const auto answer = site.office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const CaseFile file, case_of(site, reading, visitor, request));
    std::vector<Panel> panels;
    for (const auto source : {standing_panel, result_panel}) {
      TRY(auto panel, source(site, visitor, reading, file.row));
      if (panel) panels.push_back(std::move(*panel));
    }
    TRY(auto papers, case_papers_panel(visitor, reading, file.row));
    if (papers) panels.push_back(std::move(*papers));
    TRY(auto of_council, council_papers_panel(visitor, reading, file.council));
    if (of_council) {
      of_council->title = words(visitor, "evaluation.papers_of_council"_key);
      panels.push_back(std::move(*of_council));
    }
    return site.office.respond(visitor, request,
                               {file.row.title(),
                                {{words(visitor, "evaluation.my_sheets"_key),
                                  Office::href(visitor, "/office/score-sheets")}}},
                               panels);
  });
  return answer ? *answer : site.office.failed(visitor, request, answer.error());
}

/// What the composition lacks, and when the council meets.
Result<std::optional<Panel>> composition_panel(const Visitor& visitor, Reading& reading,
                                               const Record& council) {
  TRY(const auto seats,
      reading.where(reading.kinds().get("council_member"), "council_id", council.id));
  const Lacking lacking = lacking_in(council, seats);
  Panel panel{words(visitor, "evaluation.composition"_key)};
  const auto warn = [&](pages::Key key, const std::vector<std::string>& arguments = {}) {
    panel.alerts.push_back({Tone::caution, pages::text(visitor.locale, key, arguments)});
  };
  if (lacking.chair) warn("evaluation.lacks_chair"_key);
  if (lacking.secretary) warn("evaluation.lacks_secretary"_key);
  if (!lacking.agencies.empty()) {
    warn("evaluation.lacks_agency"_key, {lacking.agencies_text()});
    if (is_closed(council, lacking)) {
      panel.alerts.push_back({Tone::stop, words(visitor, "evaluation.council_closed"_key)});
    }
    if (!council["incomplete_reason"].empty()) {
      panel.facts.push_back(
          {words(visitor, "evaluation.incomplete_reason"_key), council["incomplete_reason"]});
    }
  }
  if (lacking.nothing()) {
    panel.alerts.push_back({Tone::good, words(visitor, "evaluation.composition_complete"_key)});
  }
  return std::optional(std::move(panel));
}

/// Why a member can be put out of a council now, or not.
Result<std::optional<Panel>> seat_panel(const Visitor& visitor, Reading& reading,
                                        const Record& seat) {
  TRY(const std::size_t locked, locked_sheets_of(reading, seat));
  if (!scores(seat)) return std::optional<Panel>();
  Panel panel{words(visitor, "evaluation.leaving"_key)};
  panel.alerts.push_back(
      {Tone::plain,
       locked > 0 ? words(visitor, "evaluation.stays_for_locked"_key, {std::to_string(locked)})
                  : words(visitor, "evaluation.leaving_rule"_key)});
  return std::optional(std::move(panel));
}

Result<office::Offers> offers_of_seat(Reading& reading, const Record& seat) {
  TRY(const std::size_t locked, locked_sheets_of(reading, seat));
  return office::Offers{.changing = true, .adding_parts = true, .setting_aside = locked == 0};
}

Response conclude_case(const Site& site, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return site.office.failed(visitor, request, form.error());
  criteria::Sheet typed;
  std::string other;
  const auto done = site.office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const CaseFile file, case_of(site, writing, visitor, request));
        if (is_scoring(file, visitor)) return Error{Code::not_found, "the sheet is open", ""};
        TRY(other, who_was_first(writing, visitor, file, form->get("row_version")));
        if (!other.empty()) {
          return Error{Code::failed_precondition, "somebody else was first", file.row.id};
        }
        typed = typed_sheet(*file.set, *form);
        return conclude(site.ground, writing, file, typed);
      });
  const std::string path = page_of(visitor, request);
  if (!other.empty()) {
    return site.office.not_done(visitor, request, path, "evaluation.other_was_first"_key, {other});
  }
  if (done) return site.office.done(visitor, request, path, "evaluation.concluded"_key);
  if (done.error().code == Code::invalid_argument) {
    return conclude_page(site, visitor, request, typed,
                         words(visitor, "evaluation.fault_agreed"_key, {done.error().pointer}));
  }
  if (done.error().code != Code::failed_precondition) {
    return site.office.failed(visitor, request, done.error());
  }
  return site.office.not_done(visitor, request, path, "evaluation.cannot_conclude"_key);
}

}  // namespace

Result<bool> runs_council(Reading& reading, const Visitor& visitor, const std::string& council_id) {
  if (visitor.may(Object::council, Act::decide)) return true;
  TRY(const auto seat,
      reading.find_by_key(reading.kinds().get("council_member"), {council_id, visitor.login}));
  return seat && !seat->removed_at && (*seat)["post"] == "secretary";
}

void add_council_pages(Office& office, const DossierGround& ground) {
  const Site site{office, ground};
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("council"),
                       .icon = "users",
                       .group = "evaluation.group"_key,
                       .panels = {composition_panel, council_papers_panel}});
  office.add_register({.kind = &kinds.get("council_member"),
                       .icon = "users",
                       .panels = {seat_panel},
                       .offers = offers_of_seat});
  office.add_register(
      {.kind = &kinds.get("council_case"),
       .icon = "check",
       .group = "evaluation.group"_key,
       .panels = {[site](const Visitor& visitor, Reading& reading, const Record& row) {
                    return standing_panel(site, visitor, reading, row);
                  },
                  [site](const Visitor& visitor, Reading& reading, const Record& row) {
                    return result_panel(site, visitor, reading, row);
                  },
                  case_papers_panel},
       .offers = offers_of});
  office.add_page(http::Method::get, std::string(own_path) + "{id}", by_seat,
                  [site](const Visitor& visitor, const Request& request) {
                    return own_page(site, visitor, request);
                  });
  office.add_page(http::Method::post, "/office/council-cases/{id}/again", by_seat,
                  [site](const Visitor& visitor, const Request& request) {
                    return move_case(site, visitor, request, score_again,
                                     "evaluation.scoring_again"_key);
                  });
  office.add_page(http::Method::post, "/office/council-cases/{id}/meeting", by_seat,
                  [site](const Visitor& visitor, const Request& request) {
                    return move_case(site, visitor, request, call_meeting,
                                     "evaluation.meeting_called"_key);
                  });
  office.add_page(http::Method::get, "/office/council-cases/{id}/conclude", by_seat,
                  [site](const Visitor& visitor, const Request& request) {
                    return conclude_page(site, visitor, request, std::nullopt, "");
                  });
  office.add_page(http::Method::post, "/office/council-cases/{id}/conclude", by_seat,
                  [site](const Visitor& visitor, const Request& request) {
                    return conclude_case(site, visitor, request);
                  });
}

}  // namespace ocop::evaluation
