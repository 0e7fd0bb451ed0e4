#include "recognition/acts.h"

#include <algorithm>

#include "base/text.h"
#include "office/account_pages.h"
#include "pages/format.h"
#include "recognition/act_kind.h"
#include "recognition/keeping.h"
#include "recognition/limits.h"
#include "recognition/serials.h"

namespace ocop::recognition {
namespace {

using pages::Locale;
using records::Acting;
using records::Fault;
using records::Faults;
using records::Reading;
using records::Reason;
using records::Record;
using records::Writing;

Fault fault(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

/// What was typed, in NFC, without blanks around it; nothing for what is no text.
std::string line_of(const std::string& typed) {
  const auto text = to_nfc(typed);
  return text ? std::string(trim(*text)) : std::string();
}

/// A day that has to be there, not before `first` and not after `last`.
std::string checked_day(const std::string& typed, std::string_view field,
                        const std::optional<Date>& first, Date last, Faults& faults) {
  const auto read = office::day_of(line_of(typed), field);
  const std::optional<Date> day = read ? *read : std::nullopt;
  if (!day) {
    faults.push_back(fault(field, "recognition.fault_day"_key));
  } else if (first && *day < *first) {
    faults.push_back(fault(field, "recognition.fault_before"_key, {pages::format_day(*first)}));
  } else if (*day > last) {
    faults.push_back(fault(field, "recognition.fault_future"_key));
  }
  return day ? format_iso(*day) : "";
}

std::string checked_line(const std::string& typed, std::string_view field, Faults& faults) {
  std::string line = line_of(typed);
  if (line.empty()) faults.push_back(fault(field, "recognition.fault_needed"_key));
  if (line.size() > limits::recognition_line_bytes_max) {
    faults.push_back(fault(field, "recognition.fault_long"_key));
  }
  return line;
}

std::string checked_reason(const std::string& typed, Faults& faults) {
  std::string reason = line_of(typed);
  if (reason.empty()) faults.push_back(fault("reason", "recognition.fault_needed"_key));
  if (reason.size() > limits::recognition_reason_bytes_max) {
    faults.push_back(fault("reason", "recognition.fault_long"_key));
  }
  return reason;
}

void take_decision(Record& act, const TypedDecision& decision, const std::optional<Date>& first,
                   Date today, Faults& faults) {
  act["decision_number"] = checked_line(decision.number, "number", faults);
  act["decision_day"] = checked_day(decision.day, "day", first, today, faults);
  act["issuer"] = checked_line(decision.issuer, "issuer", faults);
}

Record new_act(Writing& writing, std::string_view sort) {
  Record act;
  act.kind = &writing.kinds().get("recognition_act");
  act.cells.resize(act.kind->fields.size());
  act["sort"] = sort;
  act["level"] = level::province;
  act["state"] = act_state::proposed;
  act["proposed_on"] = format_iso(date_of(writing.now()));
  act["proposed_by"] = writing.person();
  return act;
}

/// "Công nhận 3 sao: Ô mai sấu gừng"
Result<std::string> heading_of(Reading& reading, const Record& act) {
  TRY(const auto product, reading.get(reading.kinds().get("product"), act["product_id"]));
  const std::string name = product ? product->title() : "";
  const pages::Key key = act["sort"] == act_sort::grant     ? "recognition.heading_grant"_key
                         : act["sort"] == act_sort::reissue ? "recognition.heading_reissue"_key
                                                            : "recognition.heading_revoke"_key;
  return pages::text(Locale::vietnamese, key, {name, act["stars"]});
}

Result<Proposed> store_proposal(Writing& writing, Record act, Faults faults) {
  if (!faults.empty()) return Proposed{"", std::move(faults)};
  TRY(act["heading"], heading_of(writing, act));
  TRY(const Record stored, writing.put(act));
  return Proposed{stored.id, {}};
}

/// A certificate of stars within the reach.
Result<Record> star_certificate(Reading& reading, const std::string& id,
                                const accounts::Reach& reach) {
  TRY(auto row, reading.find(reading.kinds().get("certificate"), id, reach));
  if (row["kind"] != "ocop_stars" || row.removed_at) {
    return Error{Code::not_found, "it is no certificate of stars", id};
  }
  return row;
}

/// Why an act on the certificate cannot be proposed.
Result<Refusal> why_not(Reading& reading, const Record& certificate, std::string_view sort,
                        Date today) {
  if (!certificate["revoked_on"].empty()) {
    return Refusal(Reason{"recognition.bar_revoked"_key, {}});
  }
  const auto last = certificate.day(certificate["grace_to"].empty() ? "valid_to" : "grace_to");
  if (sort == act_sort::reissue && last && *last < today) {
    return Refusal(Reason{"recognition.bar_expired"_key, {}});
  }
  TRY(const auto acts,
      reading.where(reading.kinds().get("recognition_act"), "certificate_id", certificate.id));
  const bool waits = std::ranges::any_of(acts, [&](const Record& act) {
    return act["sort"] == sort && act["state"] == act_state::proposed;
  });
  return waits ? Refusal(Reason{"recognition.bar_waiting"_key, {}}) : Refusal();
}

Result<Record> act_on(Writing& writing, const Record& certificate, std::string_view sort,
                      Faults& faults) {
  TRY(const Refusal refusal, why_not(writing, certificate, sort, date_of(writing.now())));
  if (refusal) faults.push_back({"", *refusal});
  Record act = new_act(writing, sort);
  act["certificate_id"] = certificate.id;
  act["product_id"] = certificate["product_id"];
  act["stars"] = certificate["stars"];
  act["code"] = certificate["code"];
  return act;
}

bool is_option(std::span<const records::Option> options, std::string_view value) {
  return std::ranges::find(options, value, &records::Option::value) != options.end();
}

/// A proposed act within the reach, that the person may release or refuse.
Result<Record> waiting_act(Writing& writing, const Acting& acting, const std::string& id) {
  if (acting.reach.nothing()) return Error{Code::not_found, "there is no such act", id};
  return writing.find(writing.kinds().get("recognition_act"), id, acting.reach);
}

Refusal why_not_decide(const Record& act, const std::string& person) {
  if (act["state"] != act_state::proposed) return Reason{"recognition.bar_decided"_key, {}};
  if (act["proposed_by"] == person) return Reason{"recognition.bar_same_person"_key, {}};
  return std::nullopt;
}

void decide_as(Record& act, std::string_view state, const Writing& writing) {
  act["state"] = state;
  act["decided_on"] = format_iso(date_of(writing.now()));
  act["decided_by"] = writing.person();
}

Record certificate_for(Writing& writing, const Record& act, const Candidate& candidate) {
  Record paper;
  paper.kind = &writing.kinds().get("certificate");
  paper.cells.resize(paper.kind->fields.size());
  paper["number"] = act["decision_number"];
  paper["issuer"] = act["issuer"];
  paper["subject_id"] = candidate.dossier["subject_id"];
  paper["product_id"] = act["product_id"];
  paper["kind"] = "ocop_stars";
  paper["stars"] = act["stars"];
  paper["code"] = act["code"];
  paper["valid_from"] = act["decision_day"];
  paper["valid_to"] =
      format_iso(certificate_end(*act.day("decision_day"), candidate.regime->certificate_months));
  return paper;
}

Result<Faults> release_grant(Writing& writing, const RecognitionGround& ground, Record act) {
  const Date today = date_of(writing.now()), decided = *act.day("decision_day");
  const records::Kinds& kinds = writing.kinds();
  TRY(const auto row, writing.get(kinds.get("council_case"), act["case_id"]));
  if (!row) return Error{Code::not_found, "the case is gone", act["case_id"]};
  TRY(const Candidate candidate, candidate_of(writing, ground, *row, today));
  if (candidate.result_sha256 != act["result_sha256"] || candidate.dossier.id.empty()) {
    return Faults{fault("", "recognition.bar_not_reproduced"_key)};
  }
  const auto units = ground.units_of(candidate.dossier["unit_code"], decided);
  if (!units) return Faults{fault("", "recognition.bar_no_unit"_key)};
  TRY(const auto same, writing.find_by_key(kinds.get("certificate"),
                                           {act["decision_number"], act["issuer"],
                                            candidate.dossier["subject_id"], act["product_id"]}));
  if (same) return Faults{fault("number", "recognition.fault_number_taken"_key)};
  const long long serial = next_serial(writing, decided.year);
  act["serial_year"] = std::to_string(decided.year);
  act["serial"] = std::to_string(serial);
  act["code"] = product_code(*units, serial, decided);
  TRY_VOID(end_grace(writing, act["product_id"], decided));
  TRY(const Record paper, writing.put(certificate_for(writing, act, candidate)));
  act["certificate_id"] = paper.id;
  act["told_subject_id"] = paper["subject_id"];
  act["edition"] = "1";
  decide_as(act, act_state::released, writing);
  TRY_VOID(writing.put(act));
  return Faults{};
}

Result<Faults> release_reissue(Writing& writing, Record act, const Record& paper) {
  TRY(const Refusal refusal, why_not(writing, paper, "", date_of(writing.now())));
  if (refusal) return Faults{{"", *refusal}};
  TRY(const auto before, released_acts(writing, paper.id));
  const auto reissued = std::ranges::count_if(
      before, [](const Record& each) { return each["sort"] == act_sort::reissue; });
  act["edition"] = std::to_string(reissued + 2);
  act["told_subject_id"] = paper["subject_id"];
  decide_as(act, act_state::released, writing);
  TRY_VOID(writing.put(act));
  return Faults{};
}

Result<Faults> release_revocation(Writing& writing, Record act, Record paper,
                                  const TypedDecision& decision) {
  Faults faults;
  if (act["decision_number"].empty()) {
    take_decision(act, decision, act.day("concluded_on"), date_of(writing.now()), faults);
  }
  if (!paper["revoked_on"].empty()) faults.push_back(fault("", "recognition.bar_revoked"_key));
  if (!faults.empty()) return faults;
  act["told_subject_id"] = paper["subject_id"];
  decide_as(act, act_state::released, writing);
  TRY_VOID(writing.put(act));
  paper["revoked_on"] = act["decision_day"];
  TRY_VOID(writing.put(paper));
  return Faults{};
}

}  // namespace

Result<Proposed> propose_grant(records::RecordStore& store, const RecognitionGround& ground,
                               const Acting& acting, const std::string& case_id,
                               const TypedDecision& decision) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Proposed> {
    const Date today = date_of(writing.now());
    TRY(const Record row, writing.find(writing.kinds().get("council_case"), case_id, acting.reach));
    TRY(const Candidate candidate, candidate_of(writing, ground, row, today));
    if (candidate.bar) return Proposed{"", {{"", *candidate.bar}}};
    Faults faults;
    Record act = new_act(writing, act_sort::grant);
    take_decision(act, decision, row.day("concluded_on"), today, faults);
    act["level"] = candidate.level;
    act["case_id"] = row.id;
    act["product_id"] = candidate.dossier["product_id"];
    act["stars"] = std::to_string(candidate.stars);
    act["decision"] = candidate.regime->decision;
    act["set_code"] = candidate.dossier["set_code"];
    act["points"] = candidate.points;
    act["parts"] = candidate.parts;
    act["result_sha256"] = candidate.result_sha256;
    return store_proposal(writing, std::move(act), std::move(faults));
  });
}

Result<Proposed> propose_reissue(records::RecordStore& store, const Acting& acting,
                                 const std::string& certificate_id, const TypedReissue& typed) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Proposed> {
    TRY(const Record paper, star_certificate(writing, certificate_id, acting.reach));
    Faults faults;
    TRY(Record act, act_on(writing, paper, act_sort::reissue, faults));
    take_decision(act, typed.decision, paper.day("valid_from"), date_of(writing.now()), faults);
    act["cause"] = typed.cause;
    if (!is_option(reissue_causes(), typed.cause)) {
      faults.push_back(fault("cause", "recognition.fault_needed"_key));
    }
    act["reason"] = checked_reason(typed.reason, faults);
    return store_proposal(writing, std::move(act), std::move(faults));
  });
}

Result<Proposed> propose_revocation(records::RecordStore& store, const Acting& acting,
                                    const std::string& certificate_id,
                                    const TypedRevocation& typed) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Proposed> {
    const Date today = date_of(writing.now());
    TRY(const Record paper, star_certificate(writing, certificate_id, acting.reach));
    Faults faults;
    TRY(Record act, act_on(writing, paper, act_sort::revoke, faults));
    act["cause"] = typed.cause;
    if (!is_option(revocation_grounds(), typed.cause)) {
      faults.push_back(fault("cause", "recognition.fault_needed"_key));
    }
    act["concluded_on"] =
        checked_day(typed.concluded_on, "concluded_on", paper.day("valid_from"), today, faults);
    act["reason"] = checked_reason(typed.reason, faults);
    if (!line_of(typed.decision.number).empty() || !line_of(typed.decision.day).empty()) {
      take_decision(act, typed.decision, act.day("concluded_on"), today, faults);
    }
    return store_proposal(writing, std::move(act), std::move(faults));
  });
}

Result<Faults> release(records::RecordStore& store, const RecognitionGround& ground,
                       const Acting& acting, const std::string& act_id,
                       const TypedDecision& decision) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Faults> {
    TRY(const Record act, waiting_act(writing, acting, act_id));
    if (const Refusal refusal = why_not_decide(act, acting.person)) {
      return Faults{{"", *refusal}};
    }
    if (act["sort"] == act_sort::grant) return release_grant(writing, ground, act);
    TRY(const Record paper, star_certificate(writing, act["certificate_id"], acting.reach));
    if (act["sort"] == act_sort::reissue) return release_reissue(writing, act, paper);
    return release_revocation(writing, act, paper, decision);
  });
}

Result<Refusal> refuse(records::RecordStore& store, const Acting& acting, const std::string& act_id,
                       const std::string& note) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record act, waiting_act(writing, acting, act_id));
    if (Refusal refusal = why_not_decide(act, acting.person)) return refusal;
    act["note"] = line_of(note);
    if (act["note"].empty()) return Refusal(Reason{"recognition.bar_no_note"_key, {}});
    if (act["note"].size() > limits::recognition_reason_bytes_max) {
      return Refusal(Reason{"recognition.fault_long"_key, {}});
    }
    decide_as(act, act_state::refused, writing);
    TRY_VOID(writing.put(act));
    return Refusal();
  });
}

Result<Refusal> withdraw(records::RecordStore& store, const Acting& acting,
                         const std::string& act_id) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record act, waiting_act(writing, acting, act_id));
    if (act["state"] != act_state::proposed || act["proposed_by"] != acting.person) {
      return Refusal(Reason{"recognition.bar_decided"_key, {}});
    }
    decide_as(act, act_state::withdrawn, writing);
    TRY_VOID(writing.put(act));
    return Refusal();
  });
}

}  // namespace ocop::recognition
