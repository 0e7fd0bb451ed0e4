#include "evaluation/flow_acts.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/dossier_numbers.h"
#include "registry/working_days.h"

namespace ocop::evaluation {
namespace {

using records::Fault;
using records::Faults;
using records::Reading;
using records::Record;
using records::Writing;

Error not_now(std::string reason, const Record& row) {
  return {Code::failed_precondition, std::move(reason), row.id};
}

/// The last day of a step that begins today. What was filed on paper long ago has none.
std::optional<Date> due_of(const Step& step, const Record& dossier, Date today) {
  if (!dossier["lodged_on"].empty()) return std::nullopt;
  if (step.state == state::filed) return dossier.day("check_due");
  if (step.re_evaluation_days > 0 && dossier["sort"] == "re_evaluation") {
    return date_from_days(days_from_date(today) + step.re_evaluation_days);
  }
  if (step.working_days > 0) return registry::working_days().after(today, step.working_days);
  return std::nullopt;
}

Result<void> close_step(Writing& writing, Record row, const StepTaken& taken) {
  row["finished_on"] = format_iso(date_of(writing.now()));
  row["finished_by"] = writing.person();
  row["result"] = taken.result;
  row["number"] = taken.number;
  if (taken.day) row["decided_on"] = format_iso(*taken.day);
  if (taken.points) row["points"] = std::to_string(*taken.points);
  row["star"] = taken.star;
  row["note"] = taken.note;
  TRY_VOID(writing.put(row));
  return ok();
}

Result<void> begin_step(const DossierGround& ground, Writing& writing, const Record& dossier,
                        const std::optional<Date>& due) {
  const Date today = date_of(writing.now());
  const Step* step = ground.routes->on(filing_day(dossier).value_or(today)).step(dossier["state"]);
  if (step == nullptr) return ok();
  Record row;
  row.kind = &writing.kinds().get("dossier_step");
  row.cells.resize(row.kind->fields.size());
  row["dossier_id"] = dossier.id;
  row["heading"] = dossier.title();
  row["unit_code"] = dossier["unit_code"];
  row["subject_id"] = dossier["subject_id"];
  row["state"] = step->state;
  row["owner"] = step->owner;
  row["began_on"] = format_iso(today);
  if (const auto last = due ? due : due_of(*step, dossier, today)) {
    row["due"] = format_iso(*last);
  }
  TRY_VOID(writing.put(row));
  return ok();
}

struct CouncilGave {
  int band = 0, star = 0;
  std::string concluded_by;
};

/// What the last council that concluded gave the dossier.
Result<std::optional<CouncilGave>> council_gave(Reading& reading, const Record& dossier) {
  TRY(auto cases, reading.where(reading.kinds().get("council_case"), "dossier_id", dossier.id));
  std::erase_if(cases, [](const Record& row) { return row["state"] != case_state::concluded; });
  const auto last = std::ranges::max_element(
      cases, {}, [](const Record& row) { return std::pair(row["concluded_on"], row.id); });
  if (last == cases.end()) return std::optional<CouncilGave>();
  TRY(const auto result, reading.find_by_key(reading.kinds().get("council_result"), {last->id}));
  boost::system::error_code broken;
  const auto outcome =
      result ? boost::json::parse((*result)["outcome"], broken) : boost::json::value();
  const auto* object = outcome.if_object();
  const auto* band = object == nullptr ? nullptr : object->if_contains("band");
  if (band == nullptr || !band->is_int64()) {
    return Error{Code::data_loss, "the stored outcome is damaged", last->id};
  }
  CouncilGave gave{static_cast<int>(band->as_int64()), 0, (*last)["concluded_by"]};
  gave.star = (*last)["star"].empty() ? 0 : (*last)["star"].front() - '0';
  return std::optional(std::move(gave));
}

bool is_offered(const StepResult& result, const std::optional<CouncilGave>& gave) {
  if (result.star_below && (!gave || gave->star >= *result.star_below)) return false;
  return !result.band_from || (gave && gave->band >= *result.band_from);
}

Result<void> four_eyes(Writing& writing, const Record& dossier) {
  if (dossier["filed_by"] == writing.person()) {
    return not_now("who handed a dossier in takes no step with it", dossier);
  }
  if (dossier["state"] != state::concluded) return ok();
  TRY(const auto gave, council_gave(writing, dossier));
  if (gave && gave->concluded_by == writing.person()) {
    return not_now("who concluded the case does not approve it", dossier);
  }
  return ok();
}

}  // namespace

std::optional<Date> filing_day(const Record& dossier) {
  return dossier["lodged_on"].empty() ? dossier.day("filed_on") : dossier.day("lodged_on");
}

Result<std::vector<Record>> steps_of(Reading& reading, const Record& dossier) {
  TRY(auto rows, reading.where(reading.kinds().get("dossier_step"), "dossier_id", dossier.id));
  std::ranges::sort(rows, {}, [](const Record& row) { return std::pair(row["began_on"], row.id); });
  return rows;
}

Result<std::optional<Record>> open_step(Reading& reading, const Record& dossier) {
  TRY(auto rows, steps_of(reading, dossier));
  const auto open =
      std::ranges::find_if(rows, [](const Record& row) { return row["finished_on"].empty(); });
  if (open == rows.end()) return std::optional<Record>();
  return std::optional(std::move(*open));
}

Result<void> move_to(const DossierGround& ground, Writing& writing, Record dossier,
                     std::string_view to, const StepTaken& taken) {
  TRY(auto open, open_step(writing, dossier));
  if (open) TRY_VOID(close_step(writing, std::move(*open), taken));
  dossier["state"] = to;
  TRY_VOID(writing.put(dossier));
  return begin_step(ground, writing, dossier, taken.due);
}

Result<std::vector<StepResult>> results_of(const DossierGround& ground, Reading& reading,
                                           const Record& dossier) {
  const auto filed = filing_day(dossier);
  const Step* step = filed ? ground.routes->on(*filed).step(dossier["state"]) : nullptr;
  if (step == nullptr) return std::vector<StepResult>();
  std::vector<StepResult> results = step->results;
  if (step->state != state::concluded) return results;
  TRY(const auto gave, council_gave(reading, dossier));
  std::erase_if(results, [&](const StepResult& each) { return !is_offered(each, gave); });
  return results;
}

Faults faults_of(const StepResult& result, const StepTaken& taken, Date today) {
  Faults faults;
  const auto need = [&](std::string_view field, bool is_told, pages::Key key) {
    if (result.asks(field) && !is_told) faults.push_back({std::string(field), {key, {}}});
  };
  need("number", !taken.number.empty(), "evaluation.fault_number"_key);
  need("day", taken.day && *taken.day <= today, "evaluation.fault_day"_key);
  need("points", taken.points && *taken.points <= 1000, "evaluation.fault_points_range"_key);
  need("star", taken.star.size() == 1 && taken.star >= "0" && taken.star <= "5",
       "evaluation.fault_star"_key);
  need("due", taken.due && *taken.due > today, "evaluation.fault_due"_key);
  need("note", !taken.note.empty(), "evaluation.fault_note"_key);
  return faults;
}

Result<void> take_step(const DossierGround& ground, Writing& writing, const Record& dossier,
                       const StepTaken& taken) {
  if (dossier["state"] == state::filed) return not_now("the ward checks by its form", dossier);
  TRY_VOID(four_eyes(writing, dossier));
  TRY(const auto results, results_of(ground, writing, dossier));
  const auto result = std::ranges::find(results, taken.result, &StepResult::code);
  if (result == results.end()) return not_now("the dossier does not stand there", dossier);
  Record moved = dossier;
  if (result->code == "accept" && moved["province_receipt"].empty()) {
    const Date today = date_of(writing.now());
    const std::string province = ground.province_of(moved["unit_code"]);
    moved["province_receipt"] =
        fmt::format("{}/PĐK-{}-{}-{}", next_province_number(writing, province, today.year),
                    province, moved["unit_code"], today.year);
    moved["received_on"] = format_iso(today);
    moved["received_by"] = writing.person();
  }
  if (result->to == state::returned) moved["check_note"] = taken.note;
  StepTaken told = taken;
  if (result->code == "accept") told.number = moved["province_receipt"];
  return move_to(ground, writing, std::move(moved), result->to, told);
}

}  // namespace ocop::evaluation
