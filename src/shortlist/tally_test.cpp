#include "shortlist/tally.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace ocop::shortlist {
namespace {

using ::testing::ElementsAre;

/// Two criteria (60 and 40), three voters, so many candidates "a", "b" …
Poll poll_of(std::size_t candidates, std::size_t places) {
  Poll poll{.places = places,
            .criteria = {{"taste", 60}, {"story", 40}},
            .candidates = {},
            .voters = {"x", "y", "z"},
            .bars = {},
            .votes = {}};
  for (std::size_t i = 0; i < candidates; ++i) {
    poll.candidates.emplace_back(1, static_cast<char>('a' + i));
  }
  return poll;
}

void vote(Poll& poll, const std::string& candidate, const std::string& voter, long long taste,
          long long story) {
  poll.votes.push_back({candidate, voter, {taste, story}, "because"});
}

void vote_all(Poll& poll, const std::string& candidate, long long taste, long long story) {
  for (const std::string& voter : poll.voters) vote(poll, candidate, voter, taste, story);
}

std::vector<std::string> list_of(const Poll& poll) {
  std::vector<std::string> list;
  for (const Standing& each : tally(poll)) {
    if (each.outcome == Outcome::included) list.push_back(each.candidate);
  }
  return list;
}

Standing standing(const Poll& poll, const std::string& candidate) {
  const auto all = tally(poll);
  return *std::ranges::find(all, candidate, &Standing::candidate);
}

TEST(Tally, the_score_is_the_mean_by_weight) {
  Poll poll = poll_of(1, 1);
  vote(poll, "a", "x", 10, 5);
  vote(poll, "a", "y", 8, 5);
  vote(poll, "a", "z", 9, 5);
  EXPECT_EQ(rounded(standing(poll, "a").score, ','), "7,40");
  EXPECT_EQ(rounded(standing(poll, "a").by_criterion[0], '.'), "9.00");
  EXPECT_EQ(rounded({2, 3}, ','), "0,67");
  EXPECT_EQ(rounded({1, 200}, ','), "0,01");
  EXPECT_EQ(rounded({0, 0}, ','), "–");
}

TEST(Tally, the_best_take_the_places_and_the_rest_is_left_out) {
  Poll poll = poll_of(3, 2);
  vote_all(poll, "a", 5, 5);
  vote_all(poll, "b", 9, 9);
  vote_all(poll, "c", 7, 7);
  EXPECT_THAT(list_of(poll), ElementsAre("b", "c"));
  EXPECT_EQ(standing(poll, "a").outcome, Outcome::no_place);
  EXPECT_EQ(standing(poll, "a").place, 3U);
}

TEST(Tally, equal_scores_are_parted_by_the_weightiest_criterion_then_by_the_order_of_proposal) {
  Poll poll = poll_of(3, 1);
  vote_all(poll, "a", 6, 9);  // 6·60 + 9·40 = 720
  vote_all(poll, "b", 8, 6);  // 8·60 + 6·40 = 720
  vote_all(poll, "c", 8, 6);
  EXPECT_THAT(list_of(poll), ElementsAre("b"));
  EXPECT_EQ(standing(poll, "c").parted_by, 2U);
  EXPECT_EQ(standing(poll, "a").parted_by, 0U);
  EXPECT_EQ(standing(poll, "b").parted_by, std::nullopt);
}

TEST(Tally, three_quarters_of_those_who_may_vote_are_a_quorum) {
  for (const auto& [entitled, needed] :
       {std::pair{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 3}, {5, 4}, {8, 6}, {100, 75}}) {
    EXPECT_EQ(quorum_of(static_cast<std::size_t>(entitled)), static_cast<std::size_t>(needed));
  }
}

TEST(Tally, without_a_quorum_the_best_product_has_no_place) {
  Poll poll = poll_of(2, 2);
  vote(poll, "a", "x", 10, 10);
  vote(poll, "a", "y", 10, 10);
  vote_all(poll, "b", 1, 1);
  EXPECT_THAT(list_of(poll), ElementsAre("b"));
  EXPECT_EQ(standing(poll, "a").outcome, Outcome::no_quorum);
  EXPECT_EQ(standing(poll, "a").place, 0U);
}

TEST(Tally, a_conflict_takes_away_the_vote_and_shrinks_the_quorum) {
  Poll poll = poll_of(1, 1);
  vote(poll, "a", "x", 1, 1);
  vote(poll, "a", "y", 1, 1);
  vote(poll, "a", "z", 10, 10);
  poll.bars = {{"a", "z"}};
  const Standing after = standing(poll, "a");
  EXPECT_EQ(after.outcome, Outcome::included);
  EXPECT_EQ(after.cast, 2U);
  EXPECT_EQ(after.needed, 2U);
  EXPECT_EQ(after.barred, 1U);
  EXPECT_EQ(rounded(after.score, ','), "1,00");
}

TEST(Tally, whom_nobody_may_judge_has_no_quorum) {
  Poll poll = poll_of(1, 1);
  for (const std::string& voter : poll.voters) poll.bars.push_back({"a", voter});
  EXPECT_EQ(standing(poll, "a").outcome, Outcome::no_quorum);
}

TEST(Tally, votes_of_strangers_and_of_another_number_of_points_do_not_count) {
  Poll poll = poll_of(1, 1);
  vote_all(poll, "a", 5, 5);
  vote(poll, "a", "stranger", 10, 10);
  poll.votes.push_back({"a", "x", {10}, ""});
  EXPECT_EQ(standing(poll, "a").cast, 3U);
}

TEST(Tally, the_protocol_names_no_voter) {
  Poll poll = poll_of(1, 1);
  poll.voters = {"somebody"};
  vote(poll, "a", "somebody", 5, 5);
  EXPECT_EQ(protocol_of(poll).find("somebody"), std::string::npos);
}

// Properties, over any poll.

Poll any_poll() {
  Poll poll{.places = *rc::gen::inRange<std::size_t>(0, 6),
            .criteria = {},
            .candidates = {},
            .voters = {},
            .bars = {},
            .votes = {}};
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
    poll.criteria.push_back({"k" + std::to_string(i), *rc::gen::inRange<long long>(1, 4)});
  }
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) poll.candidates.push_back(std::to_string(i));
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) poll.voters.push_back("v" + std::to_string(i));
  for (const std::string& candidate : poll.candidates) {
    for (const std::string& voter : poll.voters) {
      if (*rc::gen::inRange(0, 8) == 0) poll.bars.push_back({candidate, voter});
      if (*rc::gen::inRange(0, 8) == 0) continue;
      Vote vote{candidate, voter, {}, std::to_string(*rc::gen::inRange(0, 3))};
      // Few different points, so that there are ties.
      for (std::size_t i = 0; i < poll.criteria.size(); ++i) {
        vote.points.push_back(*rc::gen::inRange<long long>(0, 3));
      }
      poll.votes.push_back(std::move(vote));
    }
  }
  return poll;
}

RC_GTEST_PROP(Tally, the_order_of_votes_voters_and_bars_is_irrelevant, ()) {
  const Poll poll = any_poll();
  Poll other = poll;
  std::ranges::reverse(other.votes);
  std::ranges::reverse(other.voters);
  std::ranges::reverse(other.bars);
  if (!other.votes.empty()) {
    const auto by = *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(other.votes));
    std::ranges::rotate(other.votes, other.votes.begin() + by);
  }
  RC_ASSERT(protocol_of(poll) == protocol_of(other));
}

RC_GTEST_PROP(Tally, more_points_never_lower_a_place, ()) {
  Poll poll = any_poll();
  if (poll.votes.empty()) return;
  const auto at = *rc::gen::inRange<std::size_t>(0, poll.votes.size());
  const std::string candidate = poll.votes[at].candidate;
  const Standing before = standing(poll, candidate);
  poll.votes[at].points[*rc::gen::inRange<std::size_t>(0, poll.criteria.size())] += 1;
  const Standing after = standing(poll, candidate);
  RC_ASSERT(after.place <= before.place);
  RC_ASSERT(!(before.outcome == Outcome::included) || after.outcome == Outcome::included);
}

RC_GTEST_PROP(Tally, every_candidate_stands_there_once_and_the_places_are_kept, ()) {
  const Poll poll = any_poll();
  const auto standings = tally(poll);
  RC_ASSERT(standings.size() == poll.candidates.size());
  std::size_t included = 0, ranked = 0;
  for (const Standing& each : standings) {
    RC_ASSERT(std::ranges::count(poll.candidates, each.candidate) == 1);
    included += each.outcome == Outcome::included ? 1 : 0;
    ranked += each.place > 0 ? 1 : 0;
    RC_ASSERT((each.place == 0) == (each.outcome == Outcome::no_quorum));
  }
  RC_ASSERT(included == std::min(poll.places, ranked));
}

RC_GTEST_PROP(Tally, a_barred_vote_changes_nothing, ()) {
  Poll poll = any_poll();
  if (poll.bars.empty()) return;
  const std::string before = protocol_of(poll);
  const Bar bar = poll.bars.front();
  std::erase_if(poll.votes, [&](const Vote& vote) {
    return vote.candidate == bar.candidate && vote.voter == bar.voter;
  });
  RC_ASSERT(protocol_of(poll) == before);
}

}  // namespace
}  // namespace ocop::shortlist
