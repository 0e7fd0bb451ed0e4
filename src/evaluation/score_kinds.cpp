#include "evaluation/score_kinds.h"

#include "evaluation/answers.h"
#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "records/record_store.h"
#include "records/secret.h"

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

constexpr Option opinions[] = {{"agree", "evaluation.opinion_agree"_key},
                               {"meet", "evaluation.opinion_meet"_key}};

constexpr Option sheet_states[] = {{sheet_state::open, "evaluation.sheet_open"_key},
                                   {sheet_state::locked, "evaluation.sheet_locked"_key}};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

Result<Faults> guard_answer(const criteria::Regimes& regimes, Writing& writing,
                            const Record& after) {
  TRY(const auto sheet, writing.get(writing.kinds().get("score_sheet"), after["sheet_id"]));
  if (!sheet || (*sheet)["state"] != sheet_state::open) {
    return Faults{fault("points", "evaluation.fault_locked"_key)};
  }
  TRY(const auto of, writing.get(writing.kinds().get("council_case"), (*sheet)["case_id"]));
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), (*of)["dossier_id"]));
  return faults_of_answer(set_of(regimes, *dossier), after);
}

Field part_of(std::string_view name, pages::Key label, std::string_view kind) {
  return {.name = name,
          .label = label,
          .type = Type::reference,
          .uses = use::required | use::fixed,
          .of = kind};
}

}  // namespace

Kind result_kind() {
  const auto fixed = [](std::string_view name, pages::Key label) {
    return Field{
        .name = name, .label = label, .type = Type::text, .uses = use::required | use::fixed};
  };
  return {.name = "council_result",
          .table = "council_results",
          .path = "council-results",
          .object = accounts::Object::council,
          .one = "evaluation.result"_key,
          .many = "evaluation.results"_key,
          .add = "evaluation.result"_key,
          .fields = {part_of("case_id", "evaluation.case_one"_key, "council_case"),
                     {.name = "mean",
                      .label = "evaluation.mean"_key,
                      .uses = use::required | use::fixed},
                     fixed("agreed", "evaluation.agreed"_key),
                     fixed("outcome", "evaluation.outcome"_key),
                     {.name = "decision",
                      .label = "evaluation.decision"_key,
                      .uses = use::hidden | use::fixed},
                     {.name = "regime_sha256",
                      .label = "evaluation.regime_hash"_key,
                      .uses = use::hidden | use::fixed}},
          .title = "mean",
          .key = {"case_id"},
          .owner = "case_id"};
}

Kind opinion_kind() {
  return {.name = "council_opinion",
          .table = "council_opinions",
          .path = "council-opinions",
          .object = accounts::Object::score_sheet,
          .one = "evaluation.opinion"_key,
          .many = "evaluation.opinions"_key,
          .add = "evaluation.opinion"_key,
          .fields = {part_of("case_id", "evaluation.case_one"_key, "council_case"),
                     {.name = "login",
                      .label = "evaluation.login"_key,
                      .uses = use::required | use::fixed | use::person},
                     {.name = "round",
                      .label = "evaluation.round"_key,
                      .type = Type::whole,
                      .uses = use::required | use::fixed},
                     {.name = "opinion",
                      .label = "evaluation.opinion"_key,
                      .type = Type::choice,
                      .uses = use::required | use::fixed,
                      .options = opinions},
                     {.name = "note",
                      .label = "evaluation.opinion_note"_key,
                      .type = Type::text,
                      .uses = use::fixed},
                     {.name = "given_on",
                      .label = "evaluation.given_on"_key,
                      .type = Type::day,
                      .uses = use::required | use::fixed}},
          .title = "login",
          .key = {"case_id", "login", "round"}};
}

Kind sheet_kind() {
  return {.name = "score_sheet",
          .table = "score_sheets",
          .path = "score-sheets",
          .object = accounts::Object::score_sheet,
          .one = "evaluation.sheet"_key,
          .many = "evaluation.sheets"_key,
          .add = "evaluation.sheet"_key,
          .fields = {part_of("case_id", "evaluation.case_one"_key, "council_case"),
                     {.name = "login",
                      .label = "evaluation.login"_key,
                      .uses = use::required | use::fixed | use::person},
                     {.name = "round",
                      .label = "evaluation.round"_key,
                      .type = Type::whole,
                      .uses = use::required | use::fixed},
                     {.name = "state",
                      .label = "evaluation.state"_key,
                      .type = Type::choice,
                      .uses = use::hidden,
                      .options = sheet_states,
                      .fallback = sheet_state::open}},
          .title = "login",
          .key = {"case_id", "login", "round"}};
}

Kind score_answer_kind(std::shared_ptr<const criteria::Regimes> regimes) {
  return {.name = "score_answer",
          .table = "score_answers",
          .path = "score-answers",
          .object = accounts::Object::score_sheet,
          .one = "evaluation.member_answer"_key,
          .many = "evaluation.member_answers"_key,
          .add = "evaluation.member_answer"_key,
          .fields = {part_of("sheet_id", "evaluation.sheet"_key, "score_sheet"),
                     {.name = "criterion",
                      .label = "evaluation.criterion"_key,
                      .uses = use::required | use::fixed},
                     {.name = "points",
                      .label = "evaluation.points_tenths"_key,
                      .type = Type::whole,
                      .uses = use::required | use::secret},
                     {.name = "case_code", .label = "evaluation.case"_key, .uses = use::secret},
                     {.name = "note",
                      .label = "evaluation.remark"_key,
                      .type = Type::text,
                      .uses = use::secret}},
          .title = "criterion",
          .key = {"sheet_id", "criterion"},
          .guard = [regimes](Writing& writing, const Record*, const Record& after) {
            return guard_answer(*regimes, writing, after);
          }};
}

}  // namespace ocop::evaluation
