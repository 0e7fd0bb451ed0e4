#include "evaluation/council_rules.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "criteria/regime.h"

namespace ocop::evaluation {
namespace {

using criteria::Points;

const criteria::CriteriaSet& set() {
  static const criteria::Regimes regimes = criteria::Regimes::built_in().value();
  return *regimes.find("26/2026/QĐ-TTg")->find(8);
}

MemberSheet member(const std::string& login, int points, bool is_locked = true) {
  MemberSheet one{login, login == "chair", is_locked, {}};
  one.sheet.points["1"] = Points::whole(points);  // only its total counts here
  return one;
}

TEST(CouncilRules, ThreeQuartersAndTheChairMustHaveLockedTheirSheets) {
  const auto standing = [](std::vector<MemberSheet> members) {
    return standing_of({}, members, 1);
  };
  EXPECT_EQ(
      standing({member("chair", 80), member("b", 80), member("c", 80), member("d", 0, false)}).step,
      CaseStep::ready);
  EXPECT_EQ(
      standing({member("chair", 80), member("b", 80), member("c", 0, false), member("d", 0, false)})
          .step,
      CaseStep::waiting);
  const auto without =
      standing({member("chair", 80, false), member("b", 80), member("c", 80), member("d", 80)});
  EXPECT_EQ(without.step, CaseStep::waiting);
  EXPECT_TRUE(without.chair_is_missing);
  EXPECT_EQ(standing({}).step, CaseStep::waiting);
}

TEST(CouncilRules, WrittenOpinionsThatDifferCallAMeetingAndNothingElseDoes) {
  CouncilRules rules;
  rules.is_written = true;
  std::vector<MemberSheet> members{member("chair", 80), member("b", 85)};
  EXPECT_EQ(standing_of(rules, members, 1).step, CaseStep::ready);
  members.back().asks_meeting = true;
  EXPECT_EQ(standing_of(rules, members, 1).step, CaseStep::call_meeting);
  rules.was_meeting_called = true;
  EXPECT_EQ(standing_of(rules, members, 1).step, CaseStep::ready);
  const std::vector<MemberSheet> wide{member("chair", 70), member("b", 85)};
  EXPECT_EQ(standing_of(rules, wide, 1).step, CaseStep::score_again);
  rules.was_meeting_called = false;
  EXPECT_EQ(standing_of(rules, wide, 1).step, CaseStep::call_meeting);
}

TEST(CouncilRules, WhoLieMoreThanTenPointsApartScoreAgainOnce) {
  const std::vector<MemberSheet> near{member("chair", 80), member("b", 90)};
  const std::vector<MemberSheet> wide{member("chair", 79), member("b", 90)};
  EXPECT_EQ(standing_of({}, near, 1).step, CaseStep::ready);
  EXPECT_EQ(standing_of({}, wide, 1).step, CaseStep::score_again);
  EXPECT_EQ(standing_of({}, wide, 2).step, CaseStep::ready);
  EXPECT_EQ(standing_of({75, Points::whole(20)}, wide, 1).step, CaseStep::ready);
}

TEST(CouncilRules, ASplitAcrossAMinimumIsNamed) {
  std::vector<MemberSheet> members(3);
  for (MemberSheet& each : members) each.is_locked = true;
  members[0].sheet.points["9"] = Points::whole(1);
  members[1].sheet.points["9"] = Points::whole(3);
  members[2].sheet.points["9"] = Points::whole(5);
  const auto splits = splits_of(set(), members);
  EXPECT_THAT(splits, testing::ElementsAre(Split{"9", 4, 2, 1}));
}

TEST(CouncilRules, MostMembersAnswerAndTheLowerOfTwoIsProposed) {
  std::vector<MemberSheet> members(2);
  for (MemberSheet& each : members) each.is_locked = true;
  members[0].sheet.points = {{"9", Points::whole(1)}, {"5.1", Points()}, {"5.2", Points()}};
  members[1].sheet.points = {
      {"9", Points::whole(3)}, {"5.1", Points::whole(1)}, {"5.2", Points::whole(2)}};
  const auto proposed = proposed_answers(set(), members);
  EXPECT_EQ(proposed.of("9"), Points::whole(1));
  EXPECT_EQ(proposed.of("5.2"), Points()) << "there is no story";
  EXPECT_THAT(criteria::faults_of(set(), proposed), testing::IsEmpty());
}

RC_GTEST_PROP(CouncilRules, TheOrderOfMembersIsIrrelevant, ()) {
  std::vector<MemberSheet> members;
  const int count = *rc::gen::inRange(1, 8);
  for (int i = 0; i < count; ++i) {
    members.push_back(member(i == 0 ? "chair" : std::to_string(i), *rc::gen::inRange(0, 101),
                             *rc::gen::arbitrary<bool>()));
  }
  const auto before = standing_of({}, members, 1);
  std::ranges::reverse(members);
  const auto after = standing_of({}, members, 1);
  RC_ASSERT(before.step == after.step && before.mean == after.mean);
  RC_ASSERT(before.spread == after.spread);
}

}  // namespace
}  // namespace ocop::evaluation
