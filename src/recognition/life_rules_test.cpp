#include "recognition/life_rules.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace ocop::recognition {
namespace {

constexpr criteria::ReEvaluationDays rule{180, 120, 180};
const RenewalDays days = renewal_days({2026, 12, 31}, rule);

Date later(Date day, std::int64_t count) { return date_from_days(days_from_date(day) + count); }

TEST(LifeRules, a_re_evaluation_is_filed_from_180_to_120_days_before_the_end) {
  EXPECT_EQ(days.opens, (Date{2026, 7, 4}));
  EXPECT_EQ(days.closes, (Date{2026, 9, 2}));
  EXPECT_EQ(days.grace_end, (Date{2027, 6, 29}));
  EXPECT_FALSE(is_filed_in_time(days, {2026, 7, 3}));
  EXPECT_TRUE(is_filed_in_time(days, {2026, 7, 4}));
  EXPECT_TRUE(is_filed_in_time(days, {2026, 9, 2}));
  EXPECT_FALSE(is_filed_in_time(days, {2026, 9, 3}));
}

TEST(LifeRules, what_was_not_filed_in_time_ends_with_its_last_day) {
  EXPECT_EQ(renewal_on(days, std::nullopt, {2026, 7, 3}), RenewalStep::not_yet);
  EXPECT_EQ(renewal_on(days, std::nullopt, {2026, 7, 4}), RenewalStep::open);
  EXPECT_EQ(renewal_on(days, std::nullopt, {2026, 9, 3}), RenewalStep::missed);
  EXPECT_EQ(renewal_on(days, std::nullopt, {2027, 1, 1}), RenewalStep::over);
  EXPECT_EQ(renewal_on(days, Date{2026, 9, 3}, {2027, 1, 1}), RenewalStep::over);
}

TEST(LifeRules, what_was_filed_in_time_holds_on_for_180_days_at_most) {
  const Date filed{2026, 8, 1};
  EXPECT_EQ(renewal_on(days, filed, {2026, 7, 31}), RenewalStep::open);
  EXPECT_EQ(renewal_on(days, filed, {2026, 8, 1}), RenewalStep::asked);
  EXPECT_EQ(renewal_on(days, filed, {2027, 1, 1}), RenewalStep::in_grace);
  EXPECT_EQ(renewal_on(days, filed, {2027, 6, 29}), RenewalStep::in_grace);
  EXPECT_EQ(renewal_on(days, filed, {2027, 6, 30}), RenewalStep::over);
}

TEST(LifeRules, a_revocation_has_fifteen_days_of_the_calendar) {
  EXPECT_EQ(revocation_due({2026, 9, 18}, 15), (Date{2026, 10, 3}));
  EXPECT_EQ(revocation_due({2027, 2, 1}, 15), (Date{2027, 2, 16}));  // over Tết all the same
}

RC_GTEST_PROP(LifeRules, steps_never_go_back_as_days_pass, ()) {
  const Date last = later({2020, 1, 1}, *rc::gen::inRange(0, 10'000));
  const RenewalDays window = renewal_days(last, rule);
  std::optional<Date> filed;
  if (*rc::gen::arbitrary<bool>()) filed = later(last, *rc::gen::inRange(-300, 300));
  const Date day = later(last, *rc::gen::inRange(-300, 400));
  const RenewalStep now = renewal_on(window, filed, day);
  const RenewalStep next = renewal_on(window, filed, later(day, 1));
  const auto order = [](RenewalStep step) {
    // A dossier that is filed takes the place of "open" and "missed".
    switch (step) {
      case RenewalStep::not_yet:
        return 0;
      case RenewalStep::open:
        return 1;
      case RenewalStep::asked:
      case RenewalStep::missed:
        return 2;
      case RenewalStep::in_grace:
        return 3;
      case RenewalStep::over:
        return 4;
    }
    return 5;
  };
  RC_ASSERT(order(next) >= order(now));
}

RC_GTEST_PROP(LifeRules, nothing_is_in_grace_that_was_not_filed_in_its_window, ()) {
  const Date last = later({2020, 1, 1}, *rc::gen::inRange(0, 10'000));
  const RenewalDays window = renewal_days(last, rule);
  const Date filed = later(last, *rc::gen::inRange(-300, 300));
  const Date day = later(last, *rc::gen::inRange(1, 400));
  const bool is_in_grace = renewal_on(window, filed, day) == RenewalStep::in_grace;
  RC_ASSERT(is_in_grace == (is_filed_in_time(window, filed) && day <= window.grace_end));
}

}  // namespace
}  // namespace ocop::recognition
