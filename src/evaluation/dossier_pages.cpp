#include "evaluation/dossier_pages.h"

#include <algorithm>

#include "base/text.h"
#include "evaluation/advisory_pages.h"
#include "evaluation/answers.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/flow_acts.h"
#include "evaluation/flow_pages.h"
#include "evaluation/paper_pages.h"
#include "evaluation/reasons.h"
#include "office/account_pages.h"
#include "office/form_data.h"
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
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr office::Needs to_enter{Object::dossier, Act::enter};
constexpr office::Needs to_decide{Object::dossier, Act::decide};

std::string path_of(const Record& dossier, std::string_view act = {}) {
  return "/office/dossiers/" + dossier.id + std::string(act);
}

/// Whether the visitor may act on a row that is shown.
bool may(const Visitor& visitor, const Record& dossier, Act act) {
  const auto reach = visitor.rights.reach(Object::dossier, act);
  return reach.covers(dossier["unit_code"], dossier["subject_id"]);
}

/// Another decision came into force: the producer takes it over, then looks at every answer again.
void add_taking_over(Panel& panel, const DossierGround& ground, const Visitor& visitor,
                     const Record& dossier) {
  const criteria::Regime* now = regime_for(*ground.regimes, dossier, visitor.today);
  panel.alerts.push_back(
      {Tone::caution, words(visitor, "evaluation.outdated"_key,
                            {pages::format_day(now->from), now->decision, dossier["decision"]})});
  if (!may(visitor, dossier, Act::enter)) return;
  panel.actions.push_back({.label = words(visitor, "evaluation.take_over"_key, {now->decision}),
                           .href = Office::href(visitor, path_of(dossier, "/take-over")),
                           .step = Step::confirm,
                           .warning = words(visitor, "evaluation.take_over_warning"_key),
                           .tone = Tone::good});
}

/// The stars that the answers give, and why.
Result<std::optional<Panel>> result_panel(const DossierGround& ground, const Visitor& visitor,
                                          Reading& reading, const Record& dossier) {
  const criteria::CriteriaSet* set = set_of(*ground.regimes, dossier);
  if (set == nullptr) return std::optional<Panel>();
  TRY(const AnsweredSheet answered, read_answers(reading, dossier));
  const auto outcome =
      criteria::judge(*ground.regimes->find(dossier["decision"]), *set, answered.sheet);
  Panel panel{words(visitor, "evaluation.self_assessment"_key)};
  if (is_outdated(*ground.regimes, dossier, visitor.today)) {
    add_taking_over(panel, ground, visitor, dossier);
  } else if (!answered.earlier.empty() && is_open(dossier)) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "evaluation.to_review"_key,
                              {std::to_string(answered.earlier.size()), dossier["decision"]})});
  }
  const bool is_barred = !outcome.missed.empty() || !outcome.knocked_out.empty();
  panel.alerts.push_back(
      {is_barred ? Tone::caution : Tone::plain, summary(visitor.locale, *set, outcome)});
  panel.facts.push_back({words(visitor, "evaluation.criteria_set"_key),
                         in(visitor.locale, set->name) + ", " + dossier["decision"]});
  panel.facts.push_back({words(visitor, "evaluation.answered"_key),
                         words(visitor, "evaluation.progress"_key,
                               {std::to_string(answered.sheet.points.size()),
                                std::to_string(set->scored().size())})});
  for (const criteria::Part& part : set->parts) {
    panel.facts.push_back({part.code + ". " + in(visitor.locale, part.name),
                           points_text(visitor.locale, outcome.parts.at(part.code)) + "/" +
                               points_text(visitor.locale, part.max)});
  }
  office::Fold why{words(visitor, "evaluation.why"_key)};
  for (const std::string& sentence : reasons(visitor.locale, *set, outcome)) {
    why.rows.push_back({sentence});
  }
  panel.folds.push_back(std::move(why));
  const bool can_change = is_open(dossier) && may(visitor, dossier, Act::enter);
  panel.actions.push_back(
      {words(visitor, can_change ? "evaluation.go_on_scoring"_key : "evaluation.see_answers"_key),
       Office::href(visitor, path_of(dossier, "/self-assessment"))});
  return std::optional(std::move(panel));
}

/// What is missing before the dossier can be handed in, or the act itself.
Result<std::optional<Panel>> filing_panel(const DossierGround& ground, const Visitor& visitor,
                                          Reading& reading, const Record& dossier) {
  Panel panel{words(visitor, "evaluation.handing_in"_key)};
  TRY(const auto filings,
      reading.where(reading.kinds().get("dossier_filing"), "dossier_id", dossier.id));
  for (const Record& filing : filings) {
    constexpr std::size_t hash_shown = 16;
    panel.rows.push_back({filing["receipt"], words(visitor, "evaluation.filed_with_hash"_key,
                                                   {pages::format_day(*filing.day("filed_on")),
                                                    filing["sha256"].substr(0, hash_shown)})});
  }
  if (dossier["state"] == state::returned) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "evaluation.given_back"_key, {dossier["check_note"]})});
  }
  if (dossier["state"] == state::completing) {
    TRY(const auto steps, steps_of(reading, dossier));
    const auto asked = std::ranges::find_if(steps.rbegin(), steps.rend(), [](const Record& row) {
      return row["result"] == "ask_more";
    });
    if (asked != steps.rend()) {
      panel.alerts.push_back(
          {Tone::caution, words(visitor, "evaluation.asked_more"_key, {(*asked)["note"]})});
    }
  }
  if (!is_open(dossier) || !may(visitor, dossier, Act::enter)) {
    if (panel.is_empty()) return std::optional<Panel>();
    return std::optional(std::move(panel));
  }
  if (is_outdated(*ground.regimes, dossier, visitor.today)) {
    panel.alerts.push_back({Tone::plain, words(visitor, "evaluation.outdated_saying"_key)});
    return std::optional(std::move(panel));
  }
  TRY(const auto open, criteria_to_answer(ground, reading, dossier));
  if (open.empty()) {
    panel.alerts.push_back({Tone::good, words(visitor, "evaluation.ready"_key)});
    panel.actions.push_back({.label = words(visitor, "evaluation.hand_in"_key),
                             .href = Office::href(visitor, path_of(dossier, "/file")),
                             .step = Step::confirm,
                             .warning = words(visitor, "evaluation.hand_in_warning"_key),
                             .tone = Tone::good});
  } else {
    panel.alerts.push_back(
        {Tone::plain,
         words(visitor, "evaluation.to_answer"_key, {std::to_string(open.size()), open.front()}),
         {words(visitor, "evaluation.answer_it"_key),
          Office::href(visitor, path_of(dossier, "/self-assessment?criterion=" + open.front()))}});
  }
  return std::optional(std::move(panel));
}

pages::Key label_of(const Record& dossier, std::string_view field) {
  return dossier.kind->field(field)->label;
}

std::string finding_text(const Visitor& visitor, const std::string& finding) {
  return words(visitor,
               finding == "met" ? "evaluation.finding_met"_key : "evaluation.finding_unmet"_key);
}

/// The ward's check: what it found, or that it waits.
Result<std::optional<Panel>> check_panel(const Visitor& visitor, Reading&, const Record& dossier) {
  if (dossier["filed_on"].empty()) return std::optional<Panel>();
  Panel panel{words(visitor, "evaluation.ward_check"_key)};
  if (const auto due = dossier.day("check_due"); due && dossier["state"] == state::filed) {
    const int left = registry::working_days().left(visitor.today, *due);
    panel.alerts.push_back({left < 0 ? Tone::stop : Tone::plain,
                            left < 0 ? words(visitor, "evaluation.check_late"_key,
                                             {pages::format_day(*due), std::to_string(-left)})
                                     : words(visitor, "evaluation.check_due_saying"_key,
                                             {pages::format_day(*due), std::to_string(left)})});
  }
  if (!dossier["checked_on"].empty()) {
    for (const std::string_view field : check_fields) {
      const std::string& finding = dossier[field];
      if (finding.empty()) continue;
      panel.rows.push_back({words(visitor, label_of(dossier, field)), "", "",
                            finding == "met" ? Tone::good : Tone::caution,
                            finding_text(visitor, finding)});
    }
  }
  if (dossier["state"] == state::filed && may(visitor, dossier, Act::decide) &&
      dossier["filed_by"] != visitor.login) {
    panel.actions.push_back({.label = words(visitor, "evaluation.check"_key),
                             .href = Office::href(visitor, path_of(dossier, "/check")),
                             .tone = Tone::good});
  }
  if (panel.is_empty() && panel.actions.empty()) return std::optional<Panel>();
  return std::optional(std::move(panel));
}

Response file(const Office& office, const DossierGround& ground, const Visitor& visitor,
              const Request& request) {
  std::string id;
  const auto receipt = office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<std::string> {
        TRY(const Record dossier,
            writing.find(writing.kinds().get("dossier"), request.parameter("id").value_or(""),
                         visitor.rights.reach(Object::dossier, Act::enter)));
        id = dossier.id;
        return file_dossier(ground, writing, dossier);
      });
  if (receipt) {
    return office.done(visitor, request, "/office/dossiers/" + id, "evaluation.handed_in"_key,
                       {*receipt});
  }
  if (receipt.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, receipt.error());
  }
  return office.not_done(visitor, request, "/office/dossiers/" + id,
                         "evaluation.cannot_hand_in"_key);
}

Response taken_over(const Office& office, const DossierGround& ground, const Visitor& visitor,
                    const Request& request) {
  const std::string path = "/office/dossiers/" + std::string(request.parameter("id").value_or(""));
  const auto done =
      office.ground().records.write(visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const Record dossier,
            writing.find(writing.kinds().get("dossier"), request.parameter("id").value_or(""),
                         visitor.rights.reach(Object::dossier, Act::enter)));
        return take_over(*ground.regimes, writing, dossier);
      });
  if (done) return office.done(visitor, request, path, "evaluation.taken_over"_key);
  if (done.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, done.error());
  }
  return office.not_done(visitor, request, path, "evaluation.cannot_take_over"_key);
}

DossierCheck check_of(const office::FormData& form) {
  DossierCheck check;
  check.result = form.get("result") == "give_back" ? CheckResult::give_back : CheckResult::pass_on;
  for (const std::string_view field : check_fields) check.findings.push_back(form.get(field));
  check.note = std::string(trim(form.get("check_note")));
  return check;
}

void fill_check(pages::Dictionary& page, const Visitor& visitor, const Record& dossier,
                const DossierCheck& typed, const records::Faults& faults) {
  const auto fault_on = [&](std::string_view field) {
    return std::ranges::find(faults, field, &records::Fault::field);
  };
  for (std::size_t i = 0; i < std::size(check_fields); ++i) {
    pages::Dictionary& content = page.add("CONTENT");
    content.set("FIELD", check_fields[i]);
    content.set("LABEL", words(visitor, label_of(dossier, check_fields[i])));
    for (const std::string value : {"met", "unmet"}) {
      pages::Dictionary& option = content.add("OPTION");
      option.set("FIELD", check_fields[i]);
      option.set("VALUE", value);
      option.set("LABEL", finding_text(visitor, value));
      if (typed.findings[i] == value) option.show("CHOSEN");
    }
    if (const auto at = fault_on(check_fields[i]); at != faults.end()) {
      content.set_in("FAULT", "REASON", at->reason.in(visitor.locale));
    }
  }
  page.set("NOTE", typed.note);
  if (const auto at = fault_on("check_note"); at != faults.end()) {
    page.set_in("NOTE_FAULT", "REASON", at->reason.in(visitor.locale));
  }
  if (!faults.empty()) page.show("FAULTS");
}

Response check_page(const Office& office, const Visitor& visitor, const Request& request,
                    const DossierCheck& typed, const records::Faults& faults) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record dossier,
        reading.find(reading.kinds().get("dossier"), request.parameter("id").value_or(""),
                     visitor.rights.reach(Object::dossier, Act::decide)));
    if (dossier["state"] != state::filed) {
      return Error{Code::not_found, "the dossier waits for no check", ""};
    }
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(dossier, "/check")));
    page.set("ABOUT", dossier["receipt"]);
    fill_check(page, visitor, dossier, typed, faults);
    return office.respond(
        visitor, request, "evaluation_check.html", page,
        {words(visitor, "evaluation.ward_check"_key),
         {{words(visitor, "evaluation.dossiers"_key), Office::href(visitor, "/office/dossiers")},
          {dossier.title(), office.href(visitor, dossier)}}},
        faults.empty() ? 200 : 422);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

Response check(const Office& office, const DossierGround& ground, const Visitor& visitor,
               const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const DossierCheck typed = check_of(*form);
  records::Faults faults = faults_of(typed);
  if (typed.note.size() > note_bytes_max) {
    faults.push_back({"check_note", {"evaluation.fault_note_long"_key, {}}});
  }
  if (!faults.empty()) return check_page(office, visitor, request, typed, faults);
  const std::string path = "/office/dossiers/" + std::string(request.parameter("id").value_or(""));
  const auto checked =
      office.ground().records.write(visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const Record dossier,
            writing.find(writing.kinds().get("dossier"), request.parameter("id").value_or(""),
                         visitor.rights.reach(Object::dossier, Act::decide)));
        return check_dossier(ground, writing, dossier, typed);
      });
  if (checked) {
    return office.done(visitor, request, path,
                       typed.result == CheckResult::pass_on ? "evaluation.passed_on"_key
                                                            : "evaluation.gave_back"_key);
  }
  if (checked.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, checked.error());
  }
  return office.not_done(visitor, request, path, "evaluation.cannot_check"_key);
}

/// What was handed in is neither changed nor put aside.
Result<office::Offers> offers_of(Reading&, const Record& dossier) {
  return office::Offers{.changing = is_open(dossier),
                        .adding_parts = false,
                        .setting_aside = dossier["state"] == state::practice};
}

/// A dossier of the past is entered by who received it.
bool may_fill(const Visitor& visitor, const records::Field& field) {
  const bool is_of_the_past = field.name == "lodged_on" || field.name == "lodged_set";
  return !is_of_the_past || visitor.may(Object::dossier, Act::decide);
}

}  // namespace

void add_dossier_pages(Office& office, const DossierGround& ground) {
  const auto with_ground = [ground](auto panel) {
    return [ground, panel](const Visitor& visitor, Reading& reading, const Record& dossier) {
      return panel(ground, visitor, reading, dossier);
    };
  };
  office.add_register({.kind = &office.ground().records.kinds().get("dossier"),
                       .icon = "star",
                       .group = "evaluation.group"_key,
                       .panels = {with_ground(result_panel), with_ground(filing_panel), check_panel,
                                  with_ground(flow_panel), advisory_panel, dossier_papers_panel},
                       .offers = offers_of,
                       .may_fill = may_fill});
  office.add_register({.kind = &office.ground().records.kinds().get("effort"),
                       .icon = "star",
                       .group = "evaluation.group"_key});
  office.add_page(http::Method::post, "/office/dossiers/{id}/file", to_enter,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return file(office, ground, visitor, request);
                  });
  office.add_page(http::Method::post, "/office/dossiers/{id}/take-over", to_enter,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return taken_over(office, ground, visitor, request);
                  });
  office.add_page(http::Method::get, "/office/dossiers/{id}/check", to_decide,
                  [&office](const Visitor& visitor, const Request& request) {
                    const DossierCheck nothing{CheckResult::pass_on,
                                               std::vector<std::string>(std::size(check_fields)),
                                               ""};
                    return check_page(office, visitor, request, nothing, {});
                  });
  office.add_page(http::Method::post, "/office/dossiers/{id}/check", to_decide,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return check(office, ground, visitor, request);
                  });
}

}  // namespace ocop::evaluation
