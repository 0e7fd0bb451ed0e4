#include "campaigns/campaign_acts.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/text.h"
#include "campaigns/campaign_kinds.h"
#include "campaigns/limits.h"
#include "pages/format.h"
#include "records/written_text.h"

namespace ocop::campaigns {
namespace {

using records::Acting;
using records::Reason;
using records::Record;
using records::RecordStore;
using records::Writing;

Refusal refused(pages::Key key, std::vector<std::string> arguments = {}) {
  return Reason{key, std::move(arguments)};
}

/// Runs `work`, which changes the row or says why not; stores the row and notes the act.
template <class Work>
Result<Refusal> act(RecordStore& store, const Acting& acting, const std::string& id,
                    std::string_view verb, Work&& work) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record row, writing.find(writing.kinds().get("campaign"), id, acting.reach));
    if (row.removed_at) return Error{Code::not_found, "it was put aside", id};
    TRY(Refusal refusal, work(writing, row));
    if (refusal) return refusal;
    TRY_VOID(writing.put(row));
    writing.audit(fmt::format("campaign.{}", verb), fmt::format("campaign {}", id), "",
                  boost::json::serialize(boost::json::object{{"state", row["state"]}}));
    return Refusal();
  });
}

Result<std::size_t> count_questions(Writing& writing, const Record& row) {
  TRY(const auto questions, questions_of(writing, row.id));
  return questions.size();
}

std::string today(const Writing& writing) { return format_iso(date_of(writing.now())); }

}  // namespace

Refusal what_lacks(const Record& campaign, std::size_t questions) {
  if (campaign["audience"].empty()) return refused("campaigns.lacks_audience"_key);
  if (campaign["measure"].empty()) return refused("campaigns.lacks_measure"_key);
  if (campaign["before_value"].empty()) return refused("campaigns.lacks_before"_key);
  if (campaign["key_message"].empty() || campaign["body"].empty()) {
    return refused("campaigns.lacks_message"_key);
  }
  if (questions == limits::quiz_questions) return std::nullopt;
  return refused("campaigns.lacks_questions"_key, {std::to_string(questions)});
}

Refusal why_not_approve(const Record& campaign, const std::string& person) {
  if (state_of(campaign) != State::waiting) return refused("campaigns.fault_state"_key);
  return records::has_part(campaign, person) ? refused("campaigns.fault_own"_key) : std::nullopt;
}

Refusal why_not_start(const Record& campaign, std::size_t questions, Date today) {
  if (state_of(campaign) != State::approved) return refused("campaigns.fault_state"_key);
  if (auto lacking = what_lacks(campaign, questions)) return lacking;
  const Date from = campaign.day("starts_on").value_or(today);
  const Date to = campaign.day("ends_on").value_or(today);
  if (from <= today && today <= to) return std::nullopt;
  return refused("campaigns.fault_not_its_days"_key,
                 {pages::format_day(from), pages::format_day(to)});
}

Refusal why_not_evaluate(const Record& campaign, const std::string& person) {
  if (state_of(campaign) != State::ended) return refused("campaigns.fault_state"_key);
  if (campaign["after_value"].empty()) return refused("campaigns.lacks_after"_key);
  if (campaign["conclusion"].empty()) return refused("campaigns.lacks_conclusion"_key);
  return campaign.changed_by == person ? refused("campaigns.fault_own"_key) : std::nullopt;
}

Result<Refusal> submit(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, "submit", [](Writing& writing, Record& row) -> Result<Refusal> {
    if (state_of(row) != State::draft) return refused("campaigns.fault_state"_key);
    TRY(const std::size_t questions, count_questions(writing, row));
    if (auto lacking = what_lacks(row, questions)) return lacking;
    row["state"] = name_of(State::waiting);
    row["submitted_by"] = writing.person();
    row["note"] = "";
    return Refusal();
  });
}

Result<Refusal> approve(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, "approve", [](Writing& writing, Record& row) -> Result<Refusal> {
    if (auto why = why_not_approve(row, writing.person())) return why;
    row["state"] = name_of(State::approved);
    row["approved_by"] = writing.person();
    return Refusal();
  });
}

Result<Refusal> send_back(RecordStore& store, const Acting& acting, const std::string& id,
                          const std::string& note) {
  return act(store, acting, id, "send_back", [&](Writing&, Record& row) -> Result<Refusal> {
    if (state_of(row) != State::waiting) return refused("campaigns.fault_state"_key);
    if (trim(note).empty()) return refused("campaigns.fault_no_note"_key);
    row["state"] = name_of(State::draft);
    row["note"] = trim(note);
    return Refusal();
  });
}

Result<Refusal> start(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, "start", [](Writing& writing, Record& row) -> Result<Refusal> {
    TRY(const std::size_t questions, count_questions(writing, row));
    if (auto why = why_not_start(row, questions, date_of(writing.now()))) return why;
    row["state"] = name_of(State::running);
    row["started_on"] = today(writing);
    return Refusal();
  });
}

Result<Refusal> end(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, "end", [](Writing& writing, Record& row) -> Result<Refusal> {
    if (state_of(row) != State::running) return refused("campaigns.fault_state"_key);
    row["state"] = name_of(State::ended);
    row["ended_on"] = today(writing);
    return Refusal();
  });
}

Result<Refusal> evaluate(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, "evaluate", [](Writing& writing, Record& row) -> Result<Refusal> {
    if (auto why = why_not_evaluate(row, writing.person())) return why;
    row["state"] = name_of(State::evaluated);
    row["evaluated_by"] = writing.person();
    return Refusal();
  });
}

}  // namespace ocop::campaigns
