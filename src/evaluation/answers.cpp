#include "evaluation/answers.h"

#include <algorithm>

namespace ocop::evaluation {
namespace {

using records::Fault;
using records::Faults;
using records::Record;

/// Where the answers stand, and by which field they belong to the dossier or the sheet.
struct Place {
  std::string_view kind, owner;
};

Place place_of(const Record& of) {
  if (of.kind->name == "dossier") return {"dossier_answer", "dossier_id"};
  return {"score_answer", "sheet_id"};
}

Result<void> store(records::Writing& writing, const Record& of, const TypedAnswer& answer) {
  const Place place = place_of(of);
  const records::Kind& kind = writing.kinds().get(place.kind);
  TRY(auto found, writing.find_by_key(kind, {of.id, answer.criterion}));
  Record row;
  if (found) {
    row = std::move(*found);
  } else {
    row.kind = &kind;
    row.cells.resize(kind.fields.size());
    row[place.owner] = of.id;
    row["criterion"] = answer.criterion;
  }
  row["points"] = std::to_string(answer.points.tenths);
  row["case_code"] = answer.case_code;
  row["note"] = answer.note;
  if (of.kind->name == "dossier") row["given_under"] = asked_by(of);
  TRY_VOID(writing.put(row));
  return ok();
}

}  // namespace

std::string asked_by(const Record& dossier) {
  return dossier["decision"] + " " + dossier["set_code"];
}

Result<AnsweredSheet> read_answers(records::Reading& reading, const Record& of) {
  const Place place = place_of(of);
  TRY(const auto rows, reading.where(reading.kinds().get(place.kind), place.owner, of.id));
  AnsweredSheet read;
  for (const Record& row : rows) {
    const std::string& code = row["criterion"];
    const bool is_dossier = of.kind->name == "dossier";
    if (is_dossier && row["given_under"] != asked_by(of)) {
      read.earlier[code] = {row["given_under"], {row.whole("points").value_or(0)}, row["note"]};
      continue;
    }
    read.sheet.points[code] = {row.whole("points").value_or(0)};
    if (!row["case_code"].empty()) read.sheet.cases[code] = row["case_code"];
    if (!row["note"].empty()) read.notes[code] = row["note"];
  }
  return read;
}

Result<void> write_answer(records::Writing& writing, const Record& of,
                          const criteria::CriteriaSet& set, const TypedAnswer& answer) {
  TRY_VOID(store(writing, of, answer));
  if (answer.points > criteria::Points()) return ok();
  TRY(const AnsweredSheet now, read_answers(writing, of));
  for (const criteria::Criterion* each : set.scored()) {
    const bool is_barred = each->requires_code == answer.criterion;
    if (!is_barred || now.sheet.of(each->code) == criteria::Points()) continue;
    const auto note = now.notes.find(each->code);
    TRY_VOID(store(writing, of,
                   {each->code, std::string(now.sheet.case_of(each->code)),
                    note == now.notes.end() ? "" : note->second, criteria::Points()}));
  }
  return ok();
}

Faults faults_of_answer(const criteria::CriteriaSet* set, const Record& answer) {
  const auto only = [](std::string_view field, pages::Key key) {
    return Faults{Fault{std::string(field), {key, {}}}};
  };
  const criteria::Criterion* criterion = set == nullptr ? nullptr : set->find(answer["criterion"]);
  if (criterion == nullptr || !criterion->is_scored()) {
    return only("criterion", "evaluation.fault_criterion"_key);
  }
  const criteria::Points points{answer.whole("points").value_or(-1)};
  if (!criterion->offers(points, answer["case_code"])) {
    return only("points", "evaluation.fault_points"_key);
  }
  return {};
}

}  // namespace ocop::evaluation
