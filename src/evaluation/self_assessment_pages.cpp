#include "evaluation/self_assessment_pages.h"

#include <algorithm>

#include "evaluation/answers.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/efforts.h"
#include "evaluation/living_proofs.h"
#include "evaluation/reasons.h"
#include "evaluation/scoring_form.h"
#include "evaluation/scoring_view.h"
#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::evaluation {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view pattern = "/office/dossiers/{id}/self-assessment";

struct Site {
  const Office& office;
  DossierGround ground;
  std::shared_ptr<const EvidenceRules> evidence;
};

std::string path_of(const Record& dossier) {
  return "/office/dossiers/" + dossier.id + "/self-assessment";
}

/// The dossier of the address within the visitor's reach, and what it is scored by.
struct Scored {
  Record dossier;
  const criteria::Regime* regime = nullptr;
  const criteria::CriteriaSet* set = nullptr;
  bool is_outdated = false;  ///< another decision is in force: nothing is answered before that
};

Result<Scored> scored_of(const Site& site, Reading& reading, const Visitor& visitor,
                         const Request& request, Act act) {
  TRY(Record dossier,
      reading.find(reading.kinds().get("dossier"), request.parameter("id").value_or(""),
                   visitor.rights.reach(Object::dossier, act)));
  Scored scored{std::move(dossier)};
  scored.is_outdated = is_outdated(*site.ground.regimes, scored.dossier, visitor.today);
  scored.regime = site.ground.regimes->find(scored.dossier["decision"]);
  scored.set = set_of(*site.ground.regimes, scored.dossier);
  if (scored.set == nullptr) return Error{Code::not_found, "the dossier has no criteria", ""};
  return scored;
}

/// "HACCP 123/2026"
std::string name_of(const Visitor& visitor, const Record& paper) {
  if (paper.kind->name == "document") return paper["title"];
  const auto& options = paper.kind->field("kind")->options;
  const auto sort = std::ranges::find(options, paper["kind"], &records::Option::value);
  if (sort == options.end()) return paper.title();
  return words(visitor, sort->label) + " " + paper.title();
}

Result<void> fill_evidence(pages::Dictionary& page, const Site& site, const Visitor& visitor,
                           Reading& reading, const Scored& scored,
                           const criteria::Criterion& criterion) {
  const EvidenceRule* rule = site.evidence->of(criterion);
  if (rule == nullptr) return ok();
  pages::Dictionary& part = page.add("EVIDENCE");
  TRY(const auto living,
      living_proofs(reading, visitor.locale, *rule, scored.dossier, visitor.today));
  for (const LivingProof& proof : living) {
    pages::Dictionary& row = part.add("LIVING");
    row.set("TEXT", proof.text);
    row.set("TONE", proof.is_good ? "good" : "caution");
    if (!proof.path.empty()) row.set_in("OPEN", "HREF", Office::href(visitor, proof.path));
  }
  TRY(const auto papers, evidence_for(reading, *rule, scored.dossier, visitor.today));
  if (papers.empty() && !rule->papers.empty()) part.show("NO_PAPER");
  for (const Record& paper : papers) {
    pages::Dictionary& row = part.add("PAPER");
    row.set("NAME", name_of(visitor, paper));
    row.set("HREF", site.office.href(visitor, paper));
    if (const auto to = paper.day("valid_to")) {
      row.set_in("UNTIL", "SAYING",
                 words(visitor, "evaluation.valid_to"_key, {pages::format_day(*to)}));
    }
  }
  return ok();
}

/// What was typed and could not be stored, and why.
struct Refused {
  std::string criterion, note, reason;
};

Result<Response> page_of(const Site& site, Reading& reading, const Visitor& visitor,
                         const Request& request, const std::optional<Refused>& refused) {
  TRY(const Scored scored, scored_of(site, reading, visitor, request, Act::see));
  TRY(const AnsweredSheet answered, read_answers(reading, scored.dossier));
  const std::string asked =
      refused ? refused->criterion : request.query_value("criterion").value_or("");
  const criteria::Criterion& criterion = criterion_in_view(*scored.set, answered.sheet, asked);
  const auto note = answered.notes.find(criterion.code);
  const bool may_enter = !visitor.rights.reach(Object::dossier, Act::enter).nothing();
  ScoringView view{*scored.regime,
                   *scored.set,
                   answered.sheet,
                   criterion,
                   Office::href(visitor, path_of(scored.dossier)),
                   may_enter && is_open(scored.dossier) && !scored.is_outdated,
                   note == answered.notes.end() ? "" : note->second};
  const auto earlier = answered.earlier.find(criterion.code);
  if (earlier != answered.earlier.end()) view.note = earlier->second.note;
  if (refused) {
    view.note = refused->note;
    view.fault = refused->reason;
  }
  pages::Dictionary page;
  fill_scoring(page, visitor.locale, view);
  const auto outcome = criteria::judge(*scored.regime, *scored.set, answered.sheet);
  TRY(const Efforts efforts, efforts_of(reading, *scored.set));
  fill_way(page, visitor.locale, view,
           criteria::way_to(*scored.regime, *scored.set, answered.sheet, next_star(outcome),
                            effort_of(efforts)),
           efforts);
  if (scored.is_outdated) {
    page.set_in("OUTDATED", "HREF", site.office.href(visitor, scored.dossier));
  }
  if (earlier != answered.earlier.end()) {
    page.set_in(
        "EARLIER", "SAYING",
        words(visitor, "evaluation.earlier_answer"_key,
              {earlier->second.given_under.substr(0, earlier->second.given_under.rfind(' ')),
               points_text(visitor.locale, earlier->second.points)}));
  }
  TRY_VOID(fill_evidence(page, site, visitor, reading, scored, criterion));
  page.set("ABOUT", words(visitor, "evaluation.about_sheet"_key,
                          {scored.dossier["decision"], in(visitor.locale, scored.set->name)}));
  return site.office.respond(
      visitor, request, "evaluation_sheet.html", page,
      {words(visitor, "evaluation.self_assessment"_key),
       {{words(visitor, "evaluation.dossiers"_key), Office::href(visitor, "/office/dossiers")},
        {scored.dossier.title(), site.office.href(visitor, scored.dossier)}}},
      refused ? 422 : 200);
}

Response show(const Site& site, const Visitor& visitor, const Request& request,
              const std::optional<Refused>& refused = {}) {
  const auto answer = site.office.ground().records.read(
      [&](Reading& reading) { return page_of(site, reading, visitor, request, refused); });
  return answer ? *answer : site.office.failed(visitor, request, answer.error());
}

Response save(const Site& site, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return site.office.failed(visitor, request, form.error());
  const TypedChoice typed = typed_choice(*form);
  const TypedAnswer& answer = typed.answer;
  std::optional<std::string> fault;
  std::string next;
  const auto stored = site.office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        TRY(const Scored scored, scored_of(site, writing, visitor, request, Act::enter));
        TRY(const AnsweredSheet now, read_answers(writing, scored.dossier));
        fault = scored.is_outdated ? words(visitor, "evaluation.outdated_saying"_key)
                                   : fault_of(visitor.locale, *scored.set, now.sheet, typed);
        if (fault) return ok();
        next = neighbour(*scored.set, answer.criterion, typed.goes_back ? -1 : 1);
        return write_answer(writing, scored.dossier, *scored.set, answer);
      });
  if (!stored) return site.office.failed(visitor, request, stored.error());
  if (fault) return show(site, visitor, request, Refused{answer.criterion, answer.note, *fault});
  const bool stays = typed.stays || next.empty();
  return site.office.done(visitor, request,
                          "/office/dossiers/" + std::string(request.parameter("id").value_or("")) +
                              "/self-assessment?criterion=" + (stays ? answer.criterion : next),
                          "evaluation.answer_saved"_key, {answer.criterion});
}

}  // namespace

void add_self_assessment_pages(Office& office, const DossierGround& ground,
                               std::shared_ptr<const EvidenceRules> evidence) {
  const Site site{office, ground, std::move(evidence)};
  office.add_page(http::Method::get, std::string(pattern), office::Needs{Object::dossier, Act::see},
                  [site](const Visitor& visitor, const Request& request) {
                    return show(site, visitor, request);
                  });
  office.add_page(http::Method::post, std::string(pattern),
                  office::Needs{Object::dossier, Act::enter},
                  [site](const Visitor& visitor, const Request& request) {
                    return save(site, visitor, request);
                  });
}

}  // namespace ocop::evaluation
