#include "evaluation/council_rules.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ocop::evaluation {
namespace {

using criteria::Points;

std::size_t quorum_of(std::size_t members, int percent) {
  constexpr std::size_t hundred = 100;
  return (members * static_cast<std::size_t>(percent) + hundred - 1) / hundred;
}

}  // namespace

CaseStanding standing_of(const CouncilRules& rules, const std::vector<MemberSheet>& members,
                         int round) {
  CaseStanding standing;
  std::vector<Points> totals;
  for (const MemberSheet& each : members) {
    if (each.is_locked) totals.push_back(each.sheet.total());
    if (each.is_locked && each.asks_meeting) ++standing.asking_meeting;
    standing.chair_is_missing = standing.chair_is_missing || (each.is_chair && !each.is_locked);
  }
  standing.members = members.size();
  standing.locked = totals.size();
  standing.needed = std::max<std::size_t>(quorum_of(members.size(), rules.quorum_percent), 1);
  if (totals.empty()) return standing;
  standing.mean = criteria::mean_of(totals);
  standing.spread = criteria::spread_of(totals);
  if (standing.locked < standing.needed || standing.chair_is_missing) return standing;
  const bool is_far = standing.spread > rules.spread_max;
  if (rules.is_written && !rules.was_meeting_called && (is_far || standing.asking_meeting > 0)) {
    standing.step = CaseStep::call_meeting;
    return standing;
  }
  standing.step = is_far && round == 1 ? CaseStep::score_again : CaseStep::ready;
  return standing;
}

std::vector<Split> splits_of(const criteria::CriteriaSet& set,
                             const std::vector<MemberSheet>& members) {
  std::vector<Split> splits;
  for (const criteria::Criterion* criterion : set.scored()) {
    Points before;
    for (int star = 3; star <= 5; ++star) {
      const Points minimum = criterion->minimum_for(star);
      if (minimum == before) continue;
      before = minimum;
      Split split{criterion->code, star, 0, 0};
      for (const MemberSheet& each : members) {
        if (!each.is_locked) continue;
        ++(each.sheet.of(criterion->code) >= minimum ? split.above : split.below);
      }
      if (split.above > 0 && split.below > 0) splits.push_back(split);
    }
  }
  return splits;
}

criteria::Sheet proposed_answers(const criteria::CriteriaSet& set,
                                 const std::vector<MemberSheet>& members) {
  criteria::Sheet proposed;
  for (const criteria::Criterion* criterion : set.scored()) {
    std::map<std::pair<Points, std::string>, std::size_t> votes;
    for (const MemberSheet& each : members) {
      if (!each.is_locked) continue;
      ++votes[{each.sheet.of(criterion->code), std::string(each.sheet.case_of(criterion->code))}];
    }
    if (votes.empty()) continue;
    const auto most = std::ranges::max_element(votes, {}, [](const auto& vote) {
      return std::tuple(vote.second, -vote.first.first.tenths);
    });
    proposed.points[criterion->code] = most->first.first;
    if (!most->first.second.empty()) proposed.cases[criterion->code] = most->first.second;
  }
  for (const criteria::Criterion* criterion : set.scored()) {
    if (!criterion->requires_code.empty() && proposed.of(criterion->requires_code) == Points()) {
      proposed.points[criterion->code] = Points();
    }
  }
  return proposed;
}

}  // namespace ocop::evaluation
