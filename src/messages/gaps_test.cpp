#include "messages/gaps.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "messages/test_messages.h"

namespace ocop::messages {
namespace {

using ::testing::ElementsAre;

TEST(Gaps, a_weekly_goal_turns_red_on_day_8) {
  const std::vector<Date> sent{{2026, 9, 1}};
  EXPECT_FALSE(is_gap(sent, 7, {2026, 9, 1}));
  EXPECT_FALSE(is_gap(sent, 7, {2026, 9, 8})) << "day 7";
  EXPECT_TRUE(is_gap(sent, 7, {2026, 9, 9})) << "day 8";
}

TEST(Gaps, a_ward_that_never_heard_anything_is_red) {
  EXPECT_TRUE(is_gap({}, 7, {2026, 9, 1}));
  EXPECT_TRUE(is_gap({{2026, 9, 2}}, 7, {2026, 9, 1})) << "what is to come does not count";
}

TEST(Gaps, weeks_begin_on_mondays) {
  EXPECT_THAT(weeks_until({2026, 9, 18}, 2), ElementsAre(Date{2026, 9, 7}, Date{2026, 9, 14}));
  EXPECT_THAT(weeks_until({2026, 9, 14}, 1), ElementsAre(Date{2026, 9, 14}));
  EXPECT_THAT(weeks_until({2026, 9, 20}, 1), ElementsAre(Date{2026, 9, 14}));
}

TEST(Gaps, a_goal_of_the_old_district_is_for_the_wards_that_follow_it) {
  TestMessages t;
  const Date today{2026, 9, 18};
  const auto wards =
      ward_weeks(t.tree(), {{"002", 7, {}, {}}, {"00070", 3, {}, {}}},
                 {{"00070", {{2026, 9, 14}, {2026, 9, 14}}}}, weeks_until(today, 2), today);
  ASSERT_EQ(wards.size(), 3U);
  for (const WardWeeks& each : wards) {
    const bool is_first = each.unit_code == "00070";
    EXPECT_EQ(each.days, is_first ? 3 : 7) << "the strictest goal counts";
    EXPECT_TRUE(each.is_red);
    if (is_first) {
      EXPECT_THAT(each.counts, ElementsAre(0U, 2U));
    }
  }
}

TEST(Gaps, an_ended_goal_asks_nothing) {
  TestMessages t;
  const Date today{2026, 9, 18};
  EXPECT_TRUE(ward_weeks(t.tree(), {{"00070", 7, {}, Date{2026, 9, 17}}}, {}, {}, today).empty());
}

RC_GTEST_PROP(Gaps, another_item_never_makes_a_gap_and_one_today_ends_it, ()) {
  const Date today{2026, 9, 18};
  auto sent = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 60));
  std::vector<Date> days;
  for (const auto before : sent) days.push_back(date_from_days(days_from_date(today) - before));
  const long long goal = *rc::gen::inRange(1, 30);
  const bool was = is_gap(days, goal, today);
  days.push_back(date_from_days(days_from_date(today) - *rc::gen::inRange<std::int64_t>(0, 60)));
  const bool is_worse = !was && is_gap(days, goal, today);
  RC_ASSERT(!is_worse);
  days.push_back(today);
  RC_ASSERT(!is_gap(days, goal, today));
}

}  // namespace
}  // namespace ocop::messages
