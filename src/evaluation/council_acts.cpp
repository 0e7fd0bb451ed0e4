#include "evaluation/council_acts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/declaration_store.h"
#include "accounts/people_store.h"
#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/flow_acts.h"

namespace ocop::evaluation {
namespace {

namespace json = boost::json;
using criteria::Points;
using records::Reading;
using records::Record;
using records::Writing;

Error not_now(std::string reason, const Record& row) {
  return {Code::failed_precondition, std::move(reason), row.id};
}

bool has_conflict(Reading& reading, const std::string& login, const std::string& subject,
                  Date day) {
  const auto person = accounts::person_with_login(reading.session(), login);
  if (!person) return false;
  const auto conflicts = accounts::conflicts_of(reading.session(), *person, day);
  return std::ranges::any_of(conflicts,
                             [&](const auto& each) { return each.subject_id == subject; });
}

Result<MemberSheet> member_of(Reading& reading, const CaseFile& file, std::string login,
                              bool is_chair) {
  MemberSheet one{std::move(login), is_chair, false, {}};
  TRY(const auto row, sheet_row(reading, file, one.login));
  if (!row) return one;
  one.is_locked = (*row)["state"] == sheet_state::locked;
  TRY(const AnsweredSheet answers, read_answers(reading, *row));
  one.sheet = answers.sheet;
  if (!file.rules.is_written) return one;
  TRY(const auto opinion,
      reading.find_by_key(reading.kinds().get("council_opinion"),
                          {file.row.id, one.login, std::to_string(file.round)}));
  one.asks_meeting = opinion && (*opinion)["opinion"] == "meet";
  return one;
}

/// A secretary scores nothing; who has a conflict of interest is barred before the conclusion.
Result<void> add_member(Reading& reading, CaseFile& file, const Record& seat, Date day) {
  if (!scores(seat)) return ok();
  const std::string& login = seat["login"];
  if (!file.is_concluded() && has_conflict(reading, login, file.dossier["subject_id"], day)) {
    file.barred.push_back(login);
    return ok();
  }
  TRY(MemberSheet one, member_of(reading, file, login, seat["post"] == "chair"));
  file.members.push_back(std::move(one));
  return ok();
}

Result<void> read_members(Reading& reading, CaseFile& file, Date day) {
  TRY(const auto seats,
      reading.where(reading.kinds().get("council_member"), "council_id", file.council.id));
  for (const Record& seat : seats) TRY_VOID(add_member(reading, file, seat, day));
  TRY(const auto sheets, reading.where(reading.kinds().get("score_sheet"), "case_id", file.row.id));
  for (const Record& sheet : sheets) {
    const bool sits = std::ranges::any_of(
        seats, [&](const Record& seat) { return seat["login"] == sheet["login"]; });
    if (!sits && sheet["round"] == file.row["round"]) file.left.push_back(sheet["login"]);
  }
  return ok();
}

/// Of a concluded case: who left the council afterwards still counts.
Result<void> read_result(Reading& reading, CaseFile& file) {
  TRY(const auto result, reading.find_by_key(reading.kinds().get("council_result"), {file.row.id}));
  boost::system::error_code broken;
  const json::value outcome = result ? json::parse((*result)["outcome"], broken) : json::value();
  const auto* object = outcome.if_object();
  const auto* logins = object == nullptr ? nullptr : object->if_contains("members");
  if (logins == nullptr || !logins->is_array()) {
    return Error{Code::data_loss, "the stored outcome is damaged", file.row.id};
  }
  file.agreed = (*result)["agreed"];
  file.outcome = (*result)["outcome"];
  file.regime_sha256 = (*result)["regime_sha256"];
  for (const json::value& login : logins->as_array()) {
    TRY(MemberSheet one, member_of(reading, file, std::string(login.as_string()), false));
    file.members.push_back(std::move(one));
  }
  return ok();
}

Result<CaseFile> case_without_members(Reading& reading, const criteria::Regimes& regimes,
                                      const Record& row) {
  CaseFile file;
  file.row = row;
  TRY(const auto council, reading.get(reading.kinds().get("council"), row["council_id"]));
  TRY(const auto dossier, reading.get(reading.kinds().get("dossier"), row["dossier_id"]));
  if (!council || !dossier) return Error{Code::not_found, "the case has no dossier", row.id};
  file.council = *council;
  file.dossier = *dossier;
  file.regime = regimes.find(file.dossier["decision"]);
  file.set = set_of(regimes, file.dossier);
  if (file.set == nullptr) return Error{Code::not_found, "the case has no criteria", row.id};
  file.rules = {static_cast<int>(file.council.whole("quorum_percent").value_or(75)),
                Points::whole(file.council.whole("spread_max").value_or(10)),
                file.council["mode"] == mode::written, !row["meeting_called_on"].empty()};
  file.round = static_cast<int>(row.whole("round").value_or(1));
  return file;
}

Result<Record> begun_sheet(Writing& writing, const CaseFile& file) {
  TRY(auto found, sheet_row(writing, file, writing.person()));
  if (found) return std::move(*found);
  Record row;
  row.kind = &writing.kinds().get("score_sheet");
  row.cells.resize(row.kind->fields.size());
  row["case_id"] = file.row.id;
  row["login"] = writing.person();
  row["round"] = std::to_string(file.round);
  row["state"] = sheet_state::open;
  return writing.put(row);
}

}  // namespace

bool CaseFile::is_concluded() const { return row["state"] == case_state::concluded; }

const MemberSheet* CaseFile::member(std::string_view login) const {
  const auto at = std::ranges::find(members, login, &MemberSheet::login);
  return at == members.end() ? nullptr : &*at;
}

Result<CaseFile> read_case(Reading& reading, const criteria::Regimes& regimes, const Record& row,
                           Date day) {
  TRY(CaseFile file, case_without_members(reading, regimes, row));
  if (file.is_concluded()) {
    TRY_VOID(read_result(reading, file));
  } else {
    TRY_VOID(read_members(reading, file, day));
  }
  return file;
}

Result<CaseFile> read_own_case(Reading& reading, const criteria::Regimes& regimes,
                               const Record& row, const std::string& login, Date day) {
  TRY(CaseFile file, case_without_members(reading, regimes, row));
  TRY(const auto seat,
      reading.find_by_key(reading.kinds().get("council_member"), {file.council.id, login}));
  if (!seat || seat->removed_at) return file;
  TRY_VOID(add_member(reading, file, *seat, day));
  return file;
}

namespace {

template <class Seat>
Result<std::vector<Record>> cases_at(Reading& reading, std::string_view login, Seat&& is_seat) {
  std::vector<Record> all;
  TRY(const auto seats, reading.where(reading.kinds().get("council_member"), "login", login));
  for (const Record& seat : seats) {
    if (!is_seat(seat)) continue;
    TRY(const auto cases,
        reading.where(reading.kinds().get("council_case"), "council_id", seat["council_id"]));
    all.insert(all.end(), cases.begin(), cases.end());
  }
  std::ranges::sort(all, std::ranges::greater(), &Record::id);
  return all;
}

}  // namespace

Result<std::vector<Record>> cases_of(Reading& reading, std::string_view login) {
  return cases_at(reading, login, scores);
}

Result<std::vector<Record>> cases_run_by(Reading& reading, std::string_view login) {
  return cases_at(reading, login, [](const Record& seat) { return seat["post"] == "secretary"; });
}

Result<std::optional<Record>> sheet_row(Reading& reading, const CaseFile& file,
                                        std::string_view login) {
  return reading.find_by_key(reading.kinds().get("score_sheet"),
                             {file.row.id, std::string(login), std::to_string(file.round)});
}

Result<void> write_score(Writing& writing, const CaseFile& file, const TypedAnswer& answer) {
  if (file.member(writing.person()) == nullptr) {
    return Error{Code::not_found, "the person does not score this", file.row.id};
  }
  if (file.is_concluded()) return not_now("the case is concluded", file.row);
  TRY(const Record sheet, begun_sheet(writing, file));
  if (sheet["state"] == sheet_state::locked) return not_now("the sheet is locked", sheet);
  return write_answer(writing, sheet, *file.set, answer);
}

namespace {

Result<void> give_opinion(Writing& writing, const CaseFile& file, const Opinion& opinion) {
  const bool is_known = opinion.opinion == "agree" || opinion.opinion == "meet";
  if (!is_known || (opinion.opinion == "meet" && opinion.note.empty())) {
    return Error{Code::invalid_argument, "the opinion is missing", file.row.id};
  }
  Record row;
  row.kind = &writing.kinds().get("council_opinion");
  row.cells.resize(row.kind->fields.size());
  row["case_id"] = file.row.id;
  row["login"] = writing.person();
  row["round"] = std::to_string(file.round);
  row["opinion"] = opinion.opinion;
  row["note"] = opinion.note;
  row["given_on"] = format_iso(date_of(writing.now()));
  TRY_VOID(writing.put(row));
  return ok();
}

}  // namespace

Result<void> call_meeting(Writing& writing, const CaseFile& file) {
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  if (file.is_concluded() || standing.step != CaseStep::call_meeting) {
    return not_now("the written opinions do not differ", file.row);
  }
  Record called = file.row;
  called["meeting_called_on"] = format_iso(date_of(writing.now()));
  TRY_VOID(writing.put(called));
  return ok();
}

Result<void> lock_sheet(Writing& writing, const CaseFile& file, const Opinion& opinion) {
  TRY(auto sheet, sheet_row(writing, file, writing.person()));
  if (file.member(writing.person()) == nullptr || !sheet) {
    return Error{Code::not_found, "the person has no sheet here", file.row.id};
  }
  if (file.is_concluded() || (*sheet)["state"] == sheet_state::locked) {
    return not_now("the sheet is locked already", *sheet);
  }
  TRY(const AnsweredSheet answers, read_answers(writing, *sheet));
  if (!criteria::faults_of(*file.set, answers.sheet).empty()) {
    return not_now("criteria are still open", *sheet);
  }
  if (file.rules.is_written) TRY_VOID(give_opinion(writing, file, opinion));
  (*sheet)["state"] = sheet_state::locked;
  TRY_VOID(writing.put(*sheet));
  return ok();
}

Result<void> score_again(Writing& writing, const CaseFile& file) {
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  if (file.is_concluded() || standing.step != CaseStep::score_again) {
    return not_now("the members do not lie too far apart", file.row);
  }
  Record next = file.row;
  next["round"] = std::to_string(file.round + 1);
  TRY_VOID(writing.put(next));
  return ok();
}

Result<void> conclude(const DossierGround& ground, Writing& writing, const CaseFile& file,
                      const criteria::Sheet& agreed) {
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  if (file.is_concluded() || standing.step != CaseStep::ready ||
      file.dossier["state"] != state::received) {
    return not_now("the council is not ready", file.row);
  }
  const auto faults = criteria::faults_of(*file.set, agreed);
  if (!faults.empty()) {
    return Error{Code::invalid_argument, "an answer that does not fit", faults.front().criterion};
  }
  const auto outcome = criteria::judge(*file.regime, *file.set, agreed, *standing.mean);
  Record result;
  result.kind = &writing.kinds().get("council_result");
  result.cells.resize(result.kind->fields.size());
  result["case_id"] = file.row.id;
  result["mean"] = criteria::to_string(*standing.mean);
  result["agreed"] = to_json(agreed);
  result["outcome"] = to_json(outcome, file.members);
  result["decision"] = file.regime->decision;
  result["regime_sha256"] = file.regime->sha256;
  TRY_VOID(writing.put(result));
  Record concluded = file.row;
  concluded["state"] = case_state::concluded;
  concluded["star"] = outcome.star ? std::to_string(*outcome.star) : "0";
  concluded["concluded_on"] = format_iso(date_of(writing.now()));
  concluded["concluded_by"] = writing.person();
  TRY_VOID(writing.put(concluded));
  return move_to(ground, writing, file.dossier, state::concluded,
                 {.result = "conclude", .star = concluded["star"]});
}

std::string to_json(const criteria::Outcome& outcome, const std::vector<MemberSheet>& members) {
  json::object object;
  json::array logins;
  for (const MemberSheet& each : members) {
    if (each.is_locked) logins.emplace_back(each.login);
  }
  object["members"] = std::move(logins);
  object["total"] = outcome.total.tenths;
  object["mean"] = criteria::to_string(outcome.mean);
  object["band"] = outcome.band;
  object["star"] = outcome.star ? json::value(*outcome.star) : json::value(nullptr);
  object["certificate"] = outcome.has_certificate;
  json::object parts, missed;
  for (const auto& [code, points] : outcome.parts) parts[code] = points.tenths;
  for (const auto& [star, minimums] : outcome.missed) {
    json::array list;
    for (const auto& each : minimums) {
      list.push_back({{"criterion", each.criterion},
                      {"reached", each.reached.tenths},
                      {"needed", each.needed.tenths}});
    }
    missed[std::to_string(star)] = std::move(list);
  }
  json::array knocked_out;
  for (const auto& each : outcome.knocked_out) knocked_out.emplace_back(each.criterion);
  object["parts"] = std::move(parts);
  object["missed"] = std::move(missed);
  object["knocked_out"] = std::move(knocked_out);
  return json::serialize(object);
}

std::string to_json(const criteria::Sheet& sheet) {
  json::object points, cases;
  for (const auto& [code, given] : sheet.points) points[code] = given.tenths;
  for (const auto& [code, branch] : sheet.cases) cases[code] = branch;
  const json::array knockouts(sheet.knockouts.begin(), sheet.knockouts.end());
  return json::serialize(
      json::object{{"points", points}, {"cases", cases}, {"knockouts", knockouts}});
}

Result<criteria::Sheet> sheet_from_json(std::string_view text) try {
  const json::object object = json::parse(text).as_object();
  criteria::Sheet sheet;
  for (const auto& [code, tenths] : object.at("points").as_object()) {
    sheet.points[std::string(code)] = {tenths.as_int64()};
  }
  for (const auto& [code, branch] : object.at("cases").as_object()) {
    sheet.cases[std::string(code)] = branch.as_string();
  }
  for (const auto& code : object.at("knockouts").as_array()) {
    sheet.knockouts.emplace(code.as_string());
  }
  return sheet;
} catch (const std::exception& fault) {
  return Error{Code::data_loss, fault.what(), "the agreed answers"};
}

Result<bool> is_reproduced(const CaseFile& file) {
  TRY(const criteria::Sheet agreed, sheet_from_json(file.agreed));
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  if (!standing.mean) return false;
  const auto outcome = criteria::judge(*file.regime, *file.set, agreed, *standing.mean);
  return to_json(outcome, file.members) == file.outcome;
}

}  // namespace ocop::evaluation
