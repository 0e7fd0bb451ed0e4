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

constexpr std::string_view missed = "9";
constexpr Points missed_points = Points::whole(1);

Points answer_to(const criteria::Criterion& criterion) {
  return criterion.code == missed ? missed_points : criterion.choices().back();
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

Result<Record> begin_dossier(RecordStore& store, const DossierGround& ground,
                             const std::string& product_id, const std::string& owner) {
  return store.write(owner, [&](Writing& writing) -> Result<Record> {
    TRY(const auto product, writing.get(writing.kinds().get("product"), product_id));
    if (!product) return Error{Code::internal, "there is no such product", product_id};
    TRY(const Record made, put(writing, "dossier",
                               {{"subject_id", (*product)["subject_id"]},
                                {"product_id", product_id},
                                {"sort", "first"},
                                {"demonstration", "1"}}));
    TRY(const Record dossier, newest(writing, made));
    const criteria::CriteriaSet* set = set_of(*ground.regimes, dossier);
    for (const criteria::Criterion* each : set->scored()) {
      TRY_VOID(write_answer(writing, dossier, *set, {each->code, "", "", answer_to(*each)}));
    }
    TRY_VOID(file_dossier(ground, writing, dossier));
    return newest(writing, dossier);
  });
}

Result<Record> begin_case(RecordStore& store, const Record& dossier,
                          const DemonstrationPeople& people) {
  return store.write(people.city_officer, [&](Writing& writing) -> Result<Record> {
    TRY(const Record council, put(writing, "council",
                                  {{"name", "Hội đồng đánh giá thành phố, đợt minh họa"},
                                   {"unit_code", "01"},
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
                   const std::string& login) {
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

}  // namespace

Result<void> fill_demonstration(RecordStore& store, const DossierGround& ground,
                                const std::string& product_id, const DemonstrationPeople& people) {
  TRY(const bool was_filled, is_there(store, product_id));
  if (was_filled) return ok();
  TRY(const Record filed, begin_dossier(store, ground, product_id, people.owner));
  TRY(const Record dossier,
      store.write(people.ward_officer, [&](Writing& writing) -> Result<Record> {
        TRY_VOID(check_dossier(ground, writing, filed,
                               {CheckResult::pass_on, {"met", "met", "met", "met"}, ""}));
        return newest(writing, filed);
      }));
  TRY_VOID(store.write(people.city_officer, [&](Writing& writing) -> Result<void> {
    TRY(const Record checked, newest(writing, filed));
    return take_step(ground, writing, checked, {.result = "accept"});
  }));
  TRY(const Record row, begin_case(store, dossier, people));
  for (const std::string& login : people.members) TRY_VOID(score(store, ground, row, login));
  return store.write(people.secretary, [&](Writing& writing) -> Result<void> {
    TRY(const CaseFile file, read_case(writing, *ground.regimes, row, date_of(writing.now())));
    return conclude(ground, writing, file, proposed_answers(*file.set, file.members));
  });
}

}  // namespace ocop::evaluation
