#include <soci/soci.h>

#include "shortlist/ballots.h"

namespace ocop::shortlist {
namespace {

void put_points(soci::session& session, const Ballot& ballot) {
  session << "delete from shortlist_points where candidate_id = :candidate and voter_id = :voter",
      soci::use(ballot.candidate_id), soci::use(ballot.voter_id);
  for (const auto& [criterion, points] : ballot.points) {
    session << "insert into shortlist_points (candidate_id, voter_id, criterion_id, points) "
               "values (:candidate, :voter, :criterion, :points)",
        soci::use(ballot.candidate_id), soci::use(ballot.voter_id), soci::use(criterion),
        soci::use(points);
  }
}

}  // namespace

void put_ballot(soci::session& session, const Ballot& ballot) {
  const auto at = static_cast<long long>(ballot.cast_at.micros);
  session << "insert into shortlist_votes (candidate_id, voter_id, reason, cast_at) "
             "values (:candidate, :voter, :reason, :at) on conflict (candidate_id, voter_id) "
             "do update set reason = excluded.reason, cast_at = excluded.cast_at",
      soci::use(ballot.candidate_id), soci::use(ballot.voter_id), soci::use(ballot.reason),
      soci::use(at);
  put_points(session, ballot);
}

std::vector<Ballot> ballots_of(soci::session& session, const std::string& round_id) {
  std::vector<Ballot> ballots;
  std::string candidate, voter, text;
  long long number = 0;
  soci::statement votes =
      (session.prepare << "select v.candidate_id, v.voter_id, v.reason, v.cast_at "
                          "from shortlist_votes v join shortlist_candidates c "
                          "on c.id = v.candidate_id where c.round_id = :round "
                          "order by v.candidate_id, v.voter_id",
       soci::into(candidate), soci::into(voter), soci::into(text), soci::into(number),
       soci::use(round_id));
  std::map<std::pair<std::string, std::string>, std::size_t> positions;
  for (bool is_there = votes.execute(true); is_there; is_there = votes.fetch()) {
    positions.emplace(std::pair(candidate, voter), ballots.size());
    ballots.push_back({candidate, voter, {}, text, Timestamp{number}});
  }
  soci::statement points =
      (session.prepare << "select p.candidate_id, p.voter_id, p.criterion_id, p.points "
                          "from shortlist_points p join shortlist_candidates c "
                          "on c.id = p.candidate_id where c.round_id = :round",
       soci::into(candidate), soci::into(voter), soci::into(text), soci::into(number),
       soci::use(round_id));
  for (bool is_there = points.execute(true); is_there; is_there = points.fetch()) {
    ballots[positions.at(std::pair(candidate, voter))].points[text] = number;
  }
  return ballots;
}

void put_bar(soci::session& session, const Bar& bar) {
  session << "insert into shortlist_bars (candidate_id, voter_id) values (:candidate, :voter)",
      soci::use(bar.candidate), soci::use(bar.voter);
}

std::vector<Bar> bars_of(soci::session& session, const std::string& round_id) {
  std::vector<Bar> bars;
  Bar bar;
  soci::statement rows =
      (session.prepare << "select b.candidate_id, b.voter_id from shortlist_bars b "
                          "join shortlist_candidates c on c.id = b.candidate_id "
                          "where c.round_id = :round order by b.candidate_id, b.voter_id",
       soci::into(bar.candidate), soci::into(bar.voter), soci::use(round_id));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) bars.push_back(bar);
  return bars;
}

void put_protocol(soci::session& session, const std::string& round_id, const std::string& protocol,
                  Timestamp now) {
  const auto at = static_cast<long long>(now.micros);
  session << "insert into shortlist_results (round_id, protocol, counted_at) "
             "values (:round, :protocol, :at)",
      soci::use(round_id), soci::use(protocol), soci::use(at);
}

std::optional<std::string> protocol_of(soci::session& session, const std::string& round_id) {
  std::string protocol;
  session << "select protocol from shortlist_results where round_id = :round", soci::into(protocol),
      soci::use(round_id);
  if (!session.got_data()) return std::nullopt;
  return protocol;
}

}  // namespace ocop::shortlist
