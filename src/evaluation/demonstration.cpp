#include "evaluation/demonstration.h"

#include "evaluation/answers.h"
#include "evaluation/council_acts.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/flow_acts.h"

namespace ocop::evaluation {
namespace {

using criteria::Points;
using records::Record;
using records::RecordStore;
using records::Writing;

using AnswerTo = Points (*)(const criteria::Criterion& criterion);

/// All that there is to have, but quality assurance below the minimum for four stars.
Points all_but_quality(const criteria::Criterion& criterion) {
  return criterion.code == "9" ? Points::whole(1) : criterion.choices().back();
}

/// The second best of each: a good product of a small maker.
Points second_best(const criteria::Criterion& criterion) {
  const auto choices = criterion.choices();
  return choices.size() < 3 ? choices.back() : choices[choices.size() - 2];
}

/// A row with these cells, stored by that person.
Result<Record> put(Writing& writing, std::string_view kind, const records::Values& values) {
  TRY(const auto outcome,
      writing.create(writing.kinds().get(kind), values, accounts::Reach::all()));
  if (outcome.stored()) return *outcome.record;
  const std::string field = outcome.faults.empty() ? "" : outcome.faults.front().field;
  return Error{Code::internal, "the demonstration was refused: " + field, std::string(kind)};
}

Result<Record> newest(Writing& writing, const Record& row) {
  TRY(const auto now, writing.get(*row.kind, row.id));
  if (!now) return Error{Code::internal, "the row is gone", row.id};
  return *now;
}

/// Everything that one round of the demonstration differs in from the other.
struct Round {
  std::string product_id, filed_by, council;
  AnswerTo answer_to;
  std::string approval = {};  ///< number of the paper by which the city approved the result
  std::string lodged_on = {}, lodged_set = {};  ///< of a dossier that was lodged on paper
};

Result<Record> begin_dossier(RecordStore& store, const DossierGround& ground, const Round& round) {
  return store.write(round.filed_by, [&](Writing& writing) -> Result<Record> {
    TRY(const auto product, writing.get(writing.kinds().get("product"), round.product_id));
    if (!product) return Error{Code::internal, "there is no such product", round.product_id};
    records::Values values{{"subject_id", (*product)["subject_id"]},
                           {"product_id", round.product_id},
                           {"sort", "first"},
                           {"demonstration", "1"}};
    if (!round.lodged_on.empty()) {
      values["lodged_on"] = round.lodged_on;
      values["lodged_set"] = round.lodged_set;
    }
    TRY(const Record made, put(writing, "dossier", values));
    TRY(const Record dossier, newest(writing, made));
    const criteria::CriteriaSet* set = set_of(*ground.regimes, dossier);
    for (const criteria::Criterion* each : set->scored()) {
      TRY_VOID(write_answer(writing, dossier, *set, {each->code, "", "", round.answer_to(*each)}));
    }
    TRY_VOID(file_dossier(ground, writing, dossier));
    return newest(writing, dossier);
  });
}

Result<Record> begin_case(RecordStore& store, const Record& dossier,
                          const std::string& council_name, const DemonstrationPeople& people) {
  return store.write(people.city_officer, [&](Writing& writing) -> Result<Record> {
    TRY(const Record council,
        put(writing, "council",
            {{"name", council_name},
             {"unit_code", "01"},
             {"incomplete_reason", "Hội đồng minh họa: cơ quan của thành viên không được nêu"},
             {"demonstration", "1"}}));
    for (const std::string& login : people.members) {
      const bool is_chair = login == people.members.front();
      TRY_VOID(put(
          writing, "council_member",
          {{"council_id", council.id}, {"login", login}, {"post", is_chair ? "chair" : "member"}}));
    }
    TRY_VOID(put(writing, "council_member",
                 {{"council_id", council.id}, {"login", people.secretary}, {"post", "secretary"}}));
    TRY(const Record made,
        put(writing, "council_case", {{"council_id", council.id}, {"dossier_id", dossier.id}}));
    return newest(writing, made);
  });
}

Result<void> score(RecordStore& store, const DossierGround& ground, const Record& row,
                   const std::string& login, AnswerTo answer_to) {
  return store.write(login, [&](Writing& writing) -> Result<void> {
    const Date today = date_of(writing.now());
    TRY(const CaseFile file, read_case(writing, *ground.regimes, row, today));
    for (const criteria::Criterion* each : file.set->scored()) {
      TRY_VOID(write_score(writing, file, {each->code, "", "", answer_to(*each)}));
    }
    return lock_sheet(writing, file, {});
  });
}

Result<bool> is_there(RecordStore& store, const std::string& product_id) {
  TRY(const auto known,
      store.list(store.kinds().get("dossier"), {.filters = {{"product_id", product_id}}},
                 accounts::Reach::all()));
  return known.count > 0;
}

Result<void> take(RecordStore& store, const DossierGround& ground, const Record& dossier,
                  const std::string& login, const StepTaken& taken) {
  return store.write(login, [&](Writing& writing) -> Result<void> {
    TRY(const Record now, newest(writing, dossier));
    return take_step(ground, writing, now, taken);
  });
}

Result<void> evaluate(RecordStore& store, const DossierGround& ground, const Round& round,
                      const DemonstrationPeople& people) {
  TRY(const bool was_filled, is_there(store, round.product_id));
  if (was_filled) return ok();
  TRY(const Record filed, begin_dossier(store, ground, round));
  TRY(const Record dossier,
      store.write(people.ward_officer, [&](Writing& writing) -> Result<Record> {
        TRY_VOID(check_dossier(ground, writing, filed,
                               {CheckResult::pass_on, {"met", "met", "met", "met"}, ""}));
        return newest(writing, filed);
      }));
  if (dossier["state"] == state::at_district) {
    TRY_VOID(take(
        store, ground, filed, people.ward_officer,
        {.result = "forward", .number = "41/TTr-UBND", .day = Date{2022, 5, 20}, .points = 720}));
  }
  TRY_VOID(take(store, ground, filed, people.city_officer, {.result = "accept"}));
  TRY(const Record row, begin_case(store, dossier, round.council, people));
  for (const std::string& login : people.members) {
    TRY_VOID(score(store, ground, row, login, round.answer_to));
  }
  TRY_VOID(store.write(people.secretary, [&](Writing& writing) -> Result<void> {
    TRY(const CaseFile file, read_case(writing, *ground.regimes, row, date_of(writing.now())));
    return conclude(ground, writing, file, proposed_answers(*file.set, file.members));
  }));
  if (round.approval.empty()) return ok();
  return take(store, ground, filed, people.city_officer,
              {.result = "approve", .number = round.approval, .day = date_of(store.clock().now())});
}

}  // namespace

Result<void> fill_demonstration(RecordStore& store, const DossierGround& ground,
                                const DemonstrationProducts& products,
                                const DemonstrationPeople& people) {
  TRY_VOID(evaluate(store, ground,
                    {products.of_today, people.owner, "Hội đồng đánh giá thành phố, đợt minh họa",
                     all_but_quality, "5127/QĐ-UBND"},
                    people));
  return evaluate(store, ground,
                  {products.of_2022, people.second_officer,
                   "Hội đồng đánh giá thành phố, đợt minh họa theo hồ sơ giấy năm 2022",
                   second_best, "", "2022-05-10", products.set_of_2022},
                  people);
}

}  // namespace ocop::evaluation
