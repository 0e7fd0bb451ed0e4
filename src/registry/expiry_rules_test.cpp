#include "registry/expiry_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::registry {
namespace {

constexpr Date last{2026, 12, 31};
Date before(std::int64_t days) { return date_from_days(days_from_date(last) - days); }

TEST(Expiry, ThePaperIsInForceOnItsLastDay) {
  EXPECT_EQ(expiry_on(last, last).state, ExpiryState::within_30);
  EXPECT_EQ(expiry_on(last, before(-1)).state, ExpiryState::expired);
}

TEST(Expiry, TheBandsMeetWithoutAGap) {
  EXPECT_EQ(expiry_on(last, before(91)).state, ExpiryState::lasting);
  EXPECT_EQ(expiry_on(last, before(90)).state, ExpiryState::within_90);
  EXPECT_EQ(expiry_on(last, before(61)).state, ExpiryState::within_90);
  EXPECT_EQ(expiry_on(last, before(60)).state, ExpiryState::within_60);
  EXPECT_EQ(expiry_on(last, before(31)).state, ExpiryState::within_60);
  EXPECT_EQ(expiry_on(last, before(30)).state, ExpiryState::within_30);
}

TEST(Expiry, APaperWithoutAnEndNeverAlarms) {
  EXPECT_EQ(expiry_on(std::nullopt, last).state, ExpiryState::lasting);
  EXPECT_EQ(alarm_on(std::nullopt, last), std::nullopt);
}

RC_GTEST_PROP(ExpiryProperty, EachPaperAlarmsOnFourDaysOnlyAndInOrder, ()) {
  const Date end = date_from_days(*rc::gen::inRange<std::int64_t>(10'000, 40'000));
  std::vector<int> alarms;
  for (std::int64_t day = days_from_date(end) - 120; day < days_from_date(end) + 20; ++day) {
    if (const auto alarm = alarm_on(end, date_from_days(day))) alarms.push_back(*alarm);
  }
  RC_ASSERT((alarms == std::vector<int>{90, 60, 30, 0}));
}

RC_GTEST_PROP(ExpiryProperty, TimeNeverBringsAPaperBack, ()) {
  const auto at = [](std::int64_t day) { return expiry_on(last, date_from_days(day)).state; };
  const auto day = days_from_date(last) + *rc::gen::inRange<std::int64_t>(-200, 200);
  RC_ASSERT(at(day) <= at(day + 1));
}

TEST(StarredPacks, LastAsLongAsTheShelfLife) {
  const Date ended{2026, 6, 30};
  EXPECT_EQ(starred_packs_on(ended, 365, {2026, 6, 30}).packs, StarredPacks::none);
  const auto remain = starred_packs_on(ended, 365, {2026, 7, 1});
  EXPECT_EQ(remain.packs, StarredPacks::may_remain);
  EXPECT_EQ(remain.until, (Date{2027, 6, 30}));
  EXPECT_EQ(starred_packs_on(ended, 365, {2027, 6, 30}).packs, StarredPacks::may_remain);
  EXPECT_EQ(starred_packs_on(ended, 365, {2027, 7, 1}).packs, StarredPacks::none);
}

TEST(StarredPacks, WithoutAShelfLifeNobodyKnowsWhenTheLastIsGone) {
  EXPECT_EQ(starred_packs_on(Date{2020, 1, 1}, std::nullopt, last).packs, StarredPacks::unknown);
  EXPECT_EQ(starred_packs_on(std::nullopt, std::nullopt, last).packs, StarredPacks::none);
}

}  // namespace
}  // namespace ocop::registry
