#include "library/eligibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::library {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Date today{2026, 9, 18};

Policy mark() {
  return {.id = "1",
          .code = "NHAN-HIEU",
          .kinds = {"household", "cooperative"},
          .area = "01",
          .group = "",
          .stars_min = 0,
          .need = "trademark",
          .papers = {"business_registration", "label_artwork"},
          .from = {2026, 1, 5},
          .to = Date{2030, 12, 31},
          .deadline = {}};
}

Answers household() {
  return {.kind = "household",
          .areas = {"00070", "01"},
          .groups = {"food"},
          .stars = 0,
          .need = "trademark",
          .papers = {"business_registration"}};
}

TEST(Eligibility, a_policy_is_found_with_the_papers_that_are_missing) {
  const std::vector<Policy> policies{mark()};
  const auto found = find_policies(policies, household(), today);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].missing, ElementsAre("label_artwork"));
}

TEST(Eligibility, each_of_the_answers_can_stand_against_it) {
  const std::vector<Policy> policies{mark()};
  Answers other = household();
  other.kind = "enterprise";
  EXPECT_THAT(find_policies(policies, other, today), IsEmpty());
  other = household();
  other.areas = {"79"};
  EXPECT_THAT(find_policies(policies, other, today), IsEmpty());
  other = household();
  other.need = "packaging";
  EXPECT_THAT(find_policies(policies, other, today), IsEmpty());

  Policy food = mark();
  food.group = "drinks";
  food.stars_min = 3;
  EXPECT_THAT(find_policies({food}, household(), today), IsEmpty());
  other = household();
  other.groups = {"food", "drinks"};
  EXPECT_THAT(find_policies({food}, other, today), IsEmpty()) << "without stars";
  other.stars = 3;
  const std::vector<Policy> foods{food};
  EXPECT_EQ(find_policies(foods, other, today).size(), 1U);
}

TEST(Eligibility, a_question_that_was_left_open_asks_nothing) {
  const std::vector<Policy> policies{mark()};
  EXPECT_EQ(find_policies(policies, {}, today).size(), 1U);
}

TEST(Eligibility, only_what_is_open_on_the_day_is_found) {
  Policy policy = mark();
  EXPECT_EQ(state_on(policy, {2026, 1, 4}), PolicyState::not_yet);
  EXPECT_EQ(state_on(policy, {2026, 1, 5}), PolicyState::open);
  EXPECT_EQ(state_on(policy, {2030, 12, 31}), PolicyState::open) << "the last day is still in";
  EXPECT_EQ(state_on(policy, {2031, 1, 1}), PolicyState::expired);
  policy.deadline = Date{2026, 9, 17};
  EXPECT_EQ(state_on(policy, today), PolicyState::closed);
  EXPECT_THAT(find_policies({policy}, household(), today), IsEmpty());
}

TEST(Eligibility, what_lacks_the_fewest_papers_comes_first) {
  Policy easy = mark();
  easy.code = "DE";
  easy.papers = {"business_registration"};
  const std::vector<Policy> policies{mark(), easy};
  const auto found = find_policies(policies, household(), today);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].policy->code, "DE");
}

RC_GTEST_PROP(Eligibility, nothing_is_ever_found_outside_of_its_days, (std::int16_t offset)) {
  const Date day = date_from_days(days_from_date(today) + offset);
  const std::vector<Policy> policies{mark()};
  const bool is_within = policies[0].from <= day && day <= *policies[0].to;
  RC_ASSERT(find_policies(policies, household(), day).empty() != is_within);
}

}  // namespace
}  // namespace ocop::library
