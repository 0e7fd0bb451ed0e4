#include "evaluation/dossier_sheet.h"

namespace ocop::evaluation {
namespace {

using records::Record;

const records::Kind& answers(records::Reading& reading) {
  return reading.kinds().get("dossier_answer");
}

Result<void> store(records::Writing& writing, const Record& dossier, const TypedAnswer& answer) {
  TRY(auto found, writing.find_by_key(answers(writing), {dossier.id, answer.criterion}));
  Record row;
  if (found) {
    row = std::move(*found);
  } else {
    row.kind = &answers(writing);
    row.cells.resize(row.kind->fields.size());
    row["dossier_id"] = dossier.id;
    row["criterion"] = answer.criterion;
  }
  row["points"] = std::to_string(answer.points.tenths);
  row["case_code"] = answer.case_code;
  row["note"] = answer.note;
  TRY_VOID(writing.put(row));
  return ok();
}

}  // namespace

DossierSheet sheet_of(const std::vector<Record>& rows) {
  DossierSheet read;
  for (const Record& row : rows) {
    const std::string& code = row["criterion"];
    read.sheet.points[code] = {row.whole("points").value_or(0)};
    if (!row["case_code"].empty()) read.sheet.cases[code] = row["case_code"];
    if (!row["note"].empty()) read.notes[code] = row["note"];
  }
  return read;
}

std::vector<TypedAnswer> answers_without(const criteria::CriteriaSet& set,
                                         const DossierSheet& sheet, std::string_view criterion) {
  std::vector<TypedAnswer> without;
  for (const criteria::Criterion* each : set.scored()) {
    if (each->requires_code != criterion || sheet.sheet.of(each->code) == criteria::Points()) {
      continue;
    }
    const auto note = sheet.notes.find(each->code);
    without.push_back({each->code, std::string(sheet.sheet.case_of(each->code)),
                       note == sheet.notes.end() ? "" : note->second, criteria::Points()});
  }
  return without;
}

Result<DossierSheet> read_sheet(records::Reading& reading, const Record& dossier) {
  TRY(const auto rows, reading.where(answers(reading), "dossier_id", dossier.id));
  return sheet_of(rows);
}

Result<void> write_answer(records::Writing& writing, const Record& dossier,
                          const criteria::CriteriaSet& set, const TypedAnswer& answer) {
  TRY_VOID(store(writing, dossier, answer));
  if (answer.points > criteria::Points()) return ok();
  TRY(const DossierSheet now, read_sheet(writing, dossier));
  for (const TypedAnswer& each : answers_without(set, now, answer.criterion)) {
    TRY_VOID(store(writing, dossier, each));
  }
  return ok();
}

}  // namespace ocop::evaluation
