#include "shortlist/round.h"

#include <algorithm>
#include <map>

#include "accounts/people_store.h"

namespace ocop::shortlist {
namespace {

using records::Reading;
using records::Record;

/// Identifiers sort by the moment they were made at.
Result<std::vector<Record>> parts_of(Reading& reading, std::string_view kind, const Record& round) {
  TRY(auto parts, reading.where(reading.kinds().get(kind), "round_id", round.id));
  std::ranges::sort(parts, {}, &Record::id);
  return parts;
}

/// Candidates by their makers.
Result<std::multimap<std::string, std::string>> by_maker(Reading& reading, const Round& round) {
  std::multimap<std::string, std::string> candidates;
  for (const Record& each : round.candidates) {
    TRY(const auto product, reading.get(reading.kinds().get("product"), each["product_id"]));
    if (product) candidates.emplace((*product)["subject_id"], each.id);
  }
  return candidates;
}

Vote vote_of(const Round& round, const Ballot& ballot) {
  Vote vote{ballot.candidate_id, ballot.voter_id, {}, ballot.reason};
  for (const Record& criterion : round.criteria) {
    const auto at = ballot.points.find(criterion.id);
    if (at != ballot.points.end()) vote.points.push_back(at->second);
  }
  return vote;
}

}  // namespace

const Record* Round::candidate(std::string_view id) const {
  const auto at = std::ranges::find(candidates, id, &Record::id);
  return at == candidates.end() ? nullptr : &*at;
}

const Record* Round::voter(std::string_view login) const {
  const auto at =
      std::ranges::find_if(voters, [&](const Record& each) { return each["login"] == login; });
  return at == voters.end() ? nullptr : &*at;
}

Result<Round> read_round(Reading& reading, Record row) {
  Round round{.row = std::move(row), .criteria = {}, .candidates = {}, .voters = {}};
  TRY(round.criteria, parts_of(reading, "shortlist_criterion", round.row));
  TRY(round.candidates, parts_of(reading, "shortlist_candidate", round.row));
  TRY(round.voters, parts_of(reading, "shortlist_voter", round.row));
  std::ranges::stable_sort(round.criteria, std::ranges::greater{}, [](const Record& criterion) {
    return criterion.whole("weight").value_or(0);
  });
  return round;
}

Result<std::vector<Barred>> barred_on(Reading& reading, const Round& round, Date day) {
  TRY(const auto candidates, by_maker(reading, round));
  std::vector<Barred> barred;
  for (const Record& voter : round.voters) {
    const auto person = accounts::person_with_login(reading.session(), voter["login"]);
    if (!person) continue;
    for (const auto& each : accounts::conflicts_of(reading.session(), *person, day)) {
      const auto [from, to] = candidates.equal_range(each.subject_id);
      for (auto at = from; at != to; ++at) {
        barred.push_back({{at->second, voter.id}, each.relation});
      }
    }
  }
  return barred;
}

Result<Poll> poll_of(Reading& reading, const Round& round, Date day) {
  Poll poll{.places = round.places(),
            .criteria = {},
            .candidates = {},
            .voters = {},
            .bars = {},
            .votes = {}};
  for (const Record& each : round.criteria) {
    poll.criteria.push_back({each.id, each.whole("weight").value_or(1)});
  }
  for (const Record& each : round.candidates) poll.candidates.push_back(each.id);
  for (const Record& each : round.voters) poll.voters.push_back(each.id);
  for (const Ballot& each : ballots_of(reading.session(), round.row.id)) {
    poll.votes.push_back(vote_of(round, each));
  }
  if (round.state() == State::closed || round.state() == State::published) {
    poll.bars = bars_of(reading.session(), round.row.id);
    return poll;
  }
  TRY(const auto barred, barred_on(reading, round, day));
  for (const Barred& each : barred) poll.bars.push_back(each.bar);
  return poll;
}

Result<Recount> recount(Reading& reading, const Round& round) {
  TRY(const Poll poll, poll_of(reading, round, Date{}));
  return Recount{protocol_of(reading.session(), round.row.id).value_or(""), protocol_of(poll)};
}

Turnout turnout_of(const Poll& poll, const std::string& voter_id) {
  Turnout turnout;
  for (const std::string& candidate : poll.candidates) {
    const bool is_barred = std::ranges::any_of(poll.bars, [&](const Bar& bar) {
      return bar.candidate == candidate && bar.voter == voter_id;
    });
    if (is_barred) continue;
    ++turnout.entitled;
    const bool has_voted = std::ranges::any_of(poll.votes, [&](const Vote& vote) {
      return vote.candidate == candidate && vote.voter == voter_id;
    });
    if (has_voted) ++turnout.cast;
  }
  return turnout;
}

}  // namespace ocop::shortlist
