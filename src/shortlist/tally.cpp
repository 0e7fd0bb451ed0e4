#include "shortlist/tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include <boost/json.hpp>

namespace ocop::shortlist {
namespace {

namespace json = boost::json;

/// To be raised when the rule in the header changes, so that old protocols say by which they stand.
constexpr int rule_version = 1;

long long weight_of(const std::vector<Criterion>& criteria) {
  return std::accumulate(criteria.begin(), criteria.end(), 0LL,
                         [](long long sum, const Criterion& each) { return sum + each.weight; });
}

bool is_barred(const Poll& poll, const std::string& candidate, const std::string& voter) {
  return std::ranges::any_of(
      poll.bars, [&](const Bar& bar) { return bar.candidate == candidate && bar.voter == voter; });
}

bool counts(const Poll& poll, const Vote& vote) {
  return vote.points.size() == poll.criteria.size() &&
         std::ranges::count(poll.voters, vote.voter) > 0 &&
         !is_barred(poll, vote.candidate, vote.voter);
}

/// Positions of the criteria, the weightiest first.
std::vector<std::size_t> by_weight(const std::vector<Criterion>& criteria) {
  std::vector<std::size_t> order(criteria.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return criteria[i].weight; });
  return order;
}

Standing standing_of(const Poll& poll, const std::string& candidate) {
  Standing standing{.candidate = candidate};
  for (const std::string& voter : poll.voters) {
    ++(is_barred(poll, candidate, voter) ? standing.barred : standing.entitled);
  }
  standing.needed = quorum_of(standing.entitled);
  standing.by_criterion.resize(poll.criteria.size());
  const auto votes = counted_votes(poll, candidate);
  standing.cast = votes.size();
  const auto count = static_cast<long long>(votes.size());
  for (std::size_t i = 0; i < poll.criteria.size(); ++i) {
    Mean& mean = standing.by_criterion[i];
    mean.count = count;
    for (const Vote& vote : votes) mean.sum += vote.points[i];
    standing.score.sum += mean.sum * poll.criteria[i].weight;
  }
  standing.score.count = count * weight_of(poll.criteria);
  return standing;
}

bool has_quorum(const Standing& standing) {
  return standing.cast > 0 && standing.cast >= standing.needed;
}

/// Which criterion tells two of one score apart; as many as there are: none.
std::size_t parting(const std::vector<std::size_t>& order, const Standing& left,
                    const Standing& right) {
  for (const std::size_t i : order) {
    if (compare(left.by_criterion[i], right.by_criterion[i]) != 0) return i;
  }
  return order.size();
}

bool stands_before(const std::vector<std::size_t>& order, const Standing& left,
                   const Standing& right) {
  if (const int by_score = compare(left.score, right.score); by_score != 0) return by_score > 0;
  const std::size_t i = parting(order, left, right);
  return i < order.size() && compare(left.by_criterion[i], right.by_criterion[i]) > 0;
}

std::string_view name_of(Outcome outcome) {
  constexpr std::string_view names[] = {"included", "no_place", "no_quorum"};
  return names[static_cast<std::size_t>(outcome)];
}

json::object json_of(const Mean& mean) { return {{"sum", mean.sum}, {"count", mean.count}}; }

json::object json_of(const Poll& poll, const Standing& standing) {
  json::array means, votes;
  for (const Mean& mean : standing.by_criterion) means.push_back(json_of(mean));
  for (const Vote& vote : counted_votes(poll, standing.candidate)) {
    votes.push_back(
        {{"points", json::array(vote.points.begin(), vote.points.end())}, {"reason", vote.reason}});
  }
  return {{"candidate", standing.candidate},  {"outcome", name_of(standing.outcome)},
          {"place", standing.place},          {"entitled", standing.entitled},
          {"barred", standing.barred},        {"cast", standing.cast},
          {"needed", standing.needed},        {"score", json_of(standing.score)},
          {"by_criterion", std::move(means)}, {"votes", std::move(votes)}};
}

}  // namespace

int compare(const Mean& left, const Mean& right) {
  if (left.count == 0 || right.count == 0) return (left.count != 0) - (right.count != 0);
  const long long difference = left.sum * right.count - right.sum * left.count;
  return (difference > 0) - (difference < 0);
}

std::string rounded(const Mean& mean, char mark) {
  if (mean.count == 0) return "–";
  const long long hundredths = (mean.sum * 200 + mean.count) / (mean.count * 2);
  return fmt::format("{}{}{:02}", hundredths / 100, mark, hundredths % 100);
}

std::size_t quorum_of(std::size_t entitled) { return (entitled * 3 + 3) / 4; }

std::vector<Vote> counted_votes(const Poll& poll, const std::string& candidate) {
  std::vector<Vote> votes;
  for (const Vote& vote : poll.votes) {
    if (vote.candidate != candidate || !counts(poll, vote)) continue;
    votes.push_back(vote);
    votes.back().voter.clear();
  }
  std::ranges::sort(votes, [](const Vote& left, const Vote& right) {
    return left.points != right.points ? left.points > right.points : left.reason < right.reason;
  });
  return votes;
}

std::vector<Standing> tally(const Poll& poll) {
  std::vector<Standing> ranked, unranked;
  for (const std::string& candidate : poll.candidates) {
    Standing standing = standing_of(poll, candidate);
    (has_quorum(standing) ? ranked : unranked).push_back(std::move(standing));
  }
  const auto order = by_weight(poll.criteria);
  std::ranges::stable_sort(ranked, [&](const Standing& left, const Standing& right) {
    return stands_before(order, left, right);
  });
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    ranked[i].place = i + 1;
    ranked[i].outcome = i < poll.places ? Outcome::included : Outcome::no_place;
    if (i > 0 && compare(ranked[i - 1].score, ranked[i].score) == 0) {
      ranked[i].parted_by = parting(order, ranked[i - 1], ranked[i]);
    }
  }
  ranked.insert(ranked.end(), std::make_move_iterator(unranked.begin()),
                std::make_move_iterator(unranked.end()));
  return ranked;
}

std::string protocol_of(const Poll& poll) {
  json::array criteria, standings;
  for (const Criterion& each : poll.criteria) {
    criteria.push_back({{"id", each.id}, {"weight", each.weight}});
  }
  for (const Standing& standing : tally(poll)) standings.push_back(json_of(poll, standing));
  return json::serialize(json::object{{"rule", rule_version},
                                      {"places", poll.places},
                                      {"voters", poll.voters.size()},
                                      {"criteria", std::move(criteria)},
                                      {"standings", std::move(standings)}});
}

}  // namespace ocop::shortlist
