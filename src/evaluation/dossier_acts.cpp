#include "evaluation/dossier_acts.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "crypto/bytes.h"
#include "evaluation/answers.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/dossier_numbers.h"
#include "evaluation/flow_acts.h"
#include "ledger/digest.h"
#include "registry/working_days.h"

namespace ocop::evaluation {
namespace {

namespace json = boost::json;
using records::Fault;
using records::Faults;
using records::Reading;
using records::Record;
using records::Writing;

json::object cells_of(const Record& row) {
  json::object cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    cells[row.kind->fields[i].name] = row.cells[i];
  }
  return cells;
}

Result<json::array> rows_of(Reading& reading, std::string_view kind, std::string_view field,
                            const std::string& value) {
  TRY(const auto rows, reading.where(reading.kinds().get(kind), field, value));
  json::array all;
  for (const Record& row : rows) all.emplace_back(cells_of(row));
  return all;
}

/// Those to what the dossier is asked by; answers to another decision were not looked at again.
Result<json::array> answers_of(Reading& reading, const Record& dossier) {
  TRY(const auto rows,
      reading.where(reading.kinds().get("dossier_answer"), "dossier_id", dossier.id));
  json::array all;
  for (const Record& row : rows) {
    if (row["given_under"] == asked_by(dossier)) all.emplace_back(cells_of(row));
  }
  return all;
}

/// All that the dossier says, as it is now.
Result<std::string> content_of(Reading& reading, const Record& dossier) {
  json::object content;
  content["dossier"] = cells_of(dossier);
  TRY(const auto product, reading.get(reading.kinds().get("product"), dossier["product_id"]));
  TRY(const auto subject, reading.get(reading.kinds().get("subject"), dossier["subject_id"]));
  if (product) content["product"] = cells_of(*product);
  if (subject) content["subject"] = cells_of(*subject);
  TRY(content["answers"], answers_of(reading, dossier));
  TRY(content["years"], rows_of(reading, "subject_year", "subject_id", dossier["subject_id"]));
  TRY(content["documents"], rows_of(reading, "document", "subject_id", dossier["subject_id"]));
  TRY(content["certificates"],
      rows_of(reading, "certificate", "subject_id", dossier["subject_id"]));
  return json::serialize(content);
}

Error not_now(std::string reason, const Record& dossier) {
  return {Code::failed_precondition, std::move(reason), dossier.id};
}

/// Keeps what the dossier says, word for word.
Result<void> freeze(Writing& writing, const Record& dossier, const std::string& receipt) {
  TRY(const std::string content, content_of(writing, dossier));
  Record filing;
  filing.kind = &writing.kinds().get("dossier_filing");
  filing.cells.resize(filing.kind->fields.size());
  filing["dossier_id"] = dossier.id;
  filing["filed_on"] = format_iso(date_of(writing.now()));
  filing["receipt"] = receipt;
  filing["content"] = content;
  filing["sha256"] = crypto::hex(ledger::sha256({content}));
  TRY_VOID(writing.put(filing));
  return ok();
}

/// What the province asked for was brought: frozen anew, under the number that it has.
Result<std::string> complete(const DossierGround& ground, Writing& writing, Record dossier) {
  TRY(const auto filings,
      writing.where(writing.kinds().get("dossier_filing"), "dossier_id", dossier.id));
  const std::string receipt = fmt::format("{} (bổ sung {})", dossier["receipt"], filings.size());
  dossier["filed_by"] = writing.person();
  TRY_VOID(freeze(writing, dossier, receipt));
  TRY_VOID(move_to(ground, writing, std::move(dossier), state::checked, {.result = "complete"}));
  return receipt;
}

}  // namespace

Result<std::vector<std::string>> criteria_to_answer(const DossierGround& ground, Reading& reading,
                                                    const Record& dossier) {
  const criteria::CriteriaSet* set = set_of(*ground.regimes, dossier);
  if (set == nullptr) return not_now("the dossier has no criteria", dossier);
  TRY(const AnsweredSheet answered, read_answers(reading, dossier));
  std::vector<std::string> codes;
  for (const auto& fault : criteria::faults_of(*set, answered.sheet)) {
    codes.push_back(fault.criterion);
  }
  return codes;
}

Result<std::string> file_dossier(const DossierGround& ground, Writing& writing,
                                 const Record& dossier) {
  if (!is_open(dossier)) return not_now("the dossier was handed in already", dossier);
  if (is_outdated(*ground.regimes, dossier, date_of(writing.now()))) {
    return not_now("another decision is in force now", dossier);
  }
  TRY(const auto open, criteria_to_answer(ground, writing, dossier));
  if (!open.empty()) return not_now("criteria without an answer", dossier);
  Record filed = dossier;
  if (dossier["state"] == state::completing) return complete(ground, writing, std::move(filed));
  const Date today = date_of(writing.now());
  const Date on = filed.day("lodged_on").value_or(today);
  const std::string tail = fmt::format("/PĐK-{}-{}-{}", ground.province_of(dossier["unit_code"]),
                                       dossier["unit_code"], on.year);
  filed["receipt"] = std::to_string(next_number(writing, tail)) + tail;
  filed["filed_on"] = format_iso(on);
  filed["filed_by"] = writing.person();
  const int days = ground.regimes->find(filed["decision"])->commune_working_days;
  const bool has_clock = days > 0 && filed["lodged_on"].empty();
  filed["check_due"] = has_clock ? format_iso(registry::working_days().after(today, days)) : "";
  filed["state"] = state::filed;
  TRY_VOID(freeze(writing, filed, filed["receipt"]));
  TRY_VOID(move_to(ground, writing, filed, state::filed, {.result = "file"}));
  return filed["receipt"];
}

Faults faults_of(const DossierCheck& check) {
  Faults faults;
  for (std::size_t i = 0; i < std::size(check_fields); ++i) {
    const std::string& finding = check.findings[i];
    if (check.result == CheckResult::pass_on && finding != "met" && finding != "unmet") {
      faults.push_back({std::string(check_fields[i]), {"evaluation.fault_finding"_key, {}}});
    }
  }
  const bool has_unmet = std::ranges::find(check.findings, "unmet") != check.findings.end();
  if (check.note.empty() && (check.result == CheckResult::give_back || has_unmet)) {
    faults.push_back({"check_note", {"evaluation.fault_note"_key, {}}});
  }
  return faults;
}

Result<void> check_dossier(const DossierGround& ground, Writing& writing, const Record& dossier,
                           const DossierCheck& check) {
  if (dossier["state"] != state::filed) return not_now("the dossier waits for no check", dossier);
  if (dossier["filed_by"] == writing.person()) {
    return not_now("who handed a dossier in does not check it", dossier);
  }
  Record checked = dossier;
  for (std::size_t i = 0; i < std::size(check_fields); ++i) {
    checked[check_fields[i]] = check.findings[i];
  }
  checked["check_note"] = check.note;
  checked["checked_on"] = format_iso(date_of(writing.now()));
  checked["checked_by"] = writing.person();
  const bool passes = check.result == CheckResult::pass_on;
  const Step* step = ground.routes->on(*filing_day(dossier)).step(state::filed);
  const StepResult* result = step->result(passes ? "pass_on" : "give_back");
  return move_to(ground, writing, std::move(checked), result->to,
                 {.result = result->code, .note = check.note});
}

}  // namespace ocop::evaluation
