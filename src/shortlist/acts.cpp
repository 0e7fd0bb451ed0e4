#include "shortlist/acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/json.hpp>

#include "base/text.h"
#include "shortlist/limits.h"

namespace ocop::shortlist {
namespace {

using records::Acting;
using records::Faults;
using records::Reason;
using records::Record;
using records::Writing;

Refusal refused(pages::Key key, std::vector<std::string> arguments = {}) {
  return Reason{key, std::move(arguments)};
}

Result<Round> find_round(Writing& writing, const std::string& id, const accounts::Reach& reach) {
  TRY(auto row, writing.find(writing.kinds().get("shortlist_round"), id, reach));
  if (row.removed_at) return Error{Code::not_found, "it was put aside", id};
  return read_round(writing, std::move(row));
}

/// The next state, with its day and who brought it about.
Result<void> move_on(Writing& writing, const Round& round, State to, Date today) {
  Record after = round.row;
  constexpr std::array<std::string_view, 4> days{"", "opened_on", "closed_on", "published_on"};
  constexpr std::array<std::string_view, 4> people{"", "opened_by", "closed_by", "published_by"};
  const auto at = static_cast<std::size_t>(to);
  after["state"] = name_of(to);
  after[days[at]] = format_iso(today);
  after[people[at]] = writing.person();
  TRY_VOID(writing.put(after));
  return ok();
}

bool has_everybody_voted(const Round& round, const Poll& poll) {
  return std::ranges::all_of(
      round.voters, [&](const Record& voter) { return turnout_of(poll, voter.id).is_complete(); });
}

std::optional<long long> points_in(std::string_view typed) {
  long long points = 0;
  const auto end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, points);
  const bool fits = read.ec == std::errc() && read.ptr == end && points >= 0 &&
                    points <= limits::shortlist_points_max;
  return fits ? std::optional(points) : std::nullopt;
}

Faults fill_ballot(const Round& round, const TypedBallot& typed, Ballot& ballot) {
  Faults faults;
  for (std::size_t i = 0; i < round.criteria.size(); ++i) {
    const auto points = points_in(i < typed.points.size() ? typed.points[i] : "");
    if (points) {
      ballot.points[round.criteria[i].id] = *points;
    } else {
      faults.push_back(
          {points_field(i),
           {"shortlist.fault_points"_key, {std::to_string(limits::shortlist_points_max)}}});
    }
  }
  const auto reason = to_nfc(typed.reason);
  ballot.reason = reason ? std::string(trim(*reason)) : "";
  if (ballot.reason.empty()) {
    faults.push_back({std::string(reason_field), {"shortlist.fault_reason"_key, {}}});
  } else if (ballot.reason.size() > limits::shortlist_reason_bytes_max) {
    faults.push_back({std::string(reason_field), {"shortlist.fault_reason_long"_key, {}}});
  }
  return faults;
}

/// The relation that keeps a voter from a candidate.
Result<std::optional<accounts::Relation>> relation_between(Writing& writing, const Round& round,
                                                           const Ballot& ballot, Date today) {
  TRY(const auto barred, barred_on(writing, round, today));
  for (const Barred& each : barred) {
    if (each.bar.candidate == ballot.candidate_id && each.bar.voter == ballot.voter_id) {
      return std::optional(each.relation);
    }
  }
  return std::optional<accounts::Relation>();
}

Result<Faults> cast(Writing& writing, const Round& round, Ballot ballot, const TypedBallot& typed,
                    Date today) {
  if (!takes_votes(round, today)) return Faults{{"", {"shortlist.fault_not_open"_key, {}}}};
  TRY(const auto relation, relation_between(writing, round, ballot, today));
  if (relation) return Faults{{"", {"shortlist.fault_conflict"_key, {}}}};
  Faults faults = fill_ballot(round, typed, ballot);
  if (!faults.empty()) return faults;
  put_ballot(writing.session(), ballot);
  writing.audit("shortlist_candidate.vote",
                fmt::format("shortlist_candidate {}", ballot.candidate_id), "",
                boost::json::serialize(boost::json::object{{"round", round.row["code"]}}));
  return Faults{};
}

}  // namespace

std::string points_field(std::size_t position) { return fmt::format("points-{}", position); }

bool takes_votes(const Round& round, Date today) {
  return round.state() == State::open && round.row.day("opens_on") <= today &&
         today <= round.row.day("closes_on");
}

pages::Key label_of(accounts::Relation relation) {
  constexpr std::array<pages::Key, 5> labels{"relation.adviser"_key, "relation.relative"_key,
                                             "relation.supplier"_key, "relation.competitor"_key,
                                             "relation.other"_key};
  return labels[static_cast<std::size_t>(relation)];
}

Refusal why_not_open(const Round& round, Date today) {
  if (round.state() != State::draft) return refused("shortlist.fault_state"_key);
  if (round.criteria.empty()) return refused("shortlist.fault_no_criteria"_key);
  if (round.candidates.size() < candidates_min) {
    return refused("shortlist.fault_few_candidates"_key, {std::to_string(candidates_min)});
  }
  if (round.voters.size() < voters_min) {
    return refused("shortlist.fault_few_voters"_key, {std::to_string(voters_min)});
  }
  if (round.row.day("closes_on") < today) return refused("shortlist.fault_past"_key);
  return std::nullopt;
}

Refusal why_not_close(const Round& round, const Poll& poll, Date today) {
  if (round.state() != State::open) return refused("shortlist.fault_state"_key);
  const bool is_over = round.row.day("closes_on") < today;
  if (!is_over && !has_everybody_voted(round, poll)) {
    return refused("shortlist.fault_not_over"_key);
  }
  return std::nullopt;
}

Refusal why_not_publish(const Round& round, const std::string& person) {
  if (round.state() != State::closed) return refused("shortlist.fault_state"_key);
  if (round.row["closed_by"] == person) return refused("shortlist.fault_same_person"_key);
  return std::nullopt;
}

Result<Refusal> open_round(records::RecordStore& store, const Acting& acting, const std::string& id,
                           Date today) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(const Round round, find_round(writing, id, acting.reach));
    if (auto why = why_not_open(round, today)) return why;
    TRY_VOID(move_on(writing, round, State::open, today));
    return Refusal();
  });
}

Result<Refusal> close_round(records::RecordStore& store, const Acting& acting,
                            const std::string& id, Date today) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(const Round round, find_round(writing, id, acting.reach));
    TRY(const Poll poll, poll_of(writing, round, today));
    if (auto why = why_not_close(round, poll, today)) return why;
    for (const Bar& bar : poll.bars) put_bar(writing.session(), bar);
    put_protocol(writing.session(), id, protocol_of(poll), writing.now());
    TRY_VOID(move_on(writing, round, State::closed, today));
    return Refusal();
  });
}

Result<Refusal> publish_round(records::RecordStore& store, const Acting& acting,
                              const std::string& id, Date today) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(const Round round, find_round(writing, id, acting.reach));
    if (auto why = why_not_publish(round, acting.person)) return why;
    TRY(const Recount count, recount(writing, round));
    if (!count.is_same()) return refused("shortlist.fault_recount"_key);
    TRY_VOID(move_on(writing, round, State::published, today));
    return Refusal();
  });
}

Result<Faults> cast_vote(records::RecordStore& store, const std::string& login,
                         const std::string& round_id, const std::string& candidate_id,
                         const TypedBallot& typed, Date today) {
  return store.write(login, [&](Writing& writing) -> Result<Faults> {
    TRY(const Round round, find_round(writing, round_id, accounts::Reach::all()));
    const Record* voter = round.voter(login);
    const Record* candidate = round.candidate(candidate_id);
    if (voter == nullptr || candidate == nullptr || round.state() == State::draft) {
      return Error{Code::not_found, "there is no such vote to give", candidate_id};
    }
    return cast(writing, round, {candidate->id, voter->id, {}, "", writing.now()}, typed, today);
  });
}

}  // namespace ocop::shortlist
