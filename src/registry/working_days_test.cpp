#include "registry/working_days.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::registry {
namespace {

const WorkingDays& days() {
  static const WorkingDays all = WorkingDays::built_in().value();
  return all;
}

TEST(WorkingDays, WeekendsAndHolidaysAreNotWorkedAndSaturdaysInLieuAre) {
  EXPECT_TRUE(days().is_worked({2026, 11, 25}));   // a Wednesday
  EXPECT_FALSE(days().is_worked({2026, 11, 28}));  // a Saturday
  EXPECT_FALSE(days().is_worked({2026, 11, 29}));
  EXPECT_FALSE(days().is_worked({2026, 9, 2}));
  EXPECT_FALSE(days().is_worked({2026, 8, 31}));  // moved
  EXPECT_TRUE(days().is_worked({2026, 8, 22}));   // to this Saturday
  EXPECT_FALSE(days().is_worked({1969, 12, 27}));
}

TEST(WorkingDays, ATimeThatCrossesTetIsLonger) {
  EXPECT_EQ(days().after({2026, 2, 9}, 15), (Date{2026, 3, 9}));     // five days off from 16/02
  EXPECT_EQ(days().after({2026, 11, 2}, 15), (Date{2026, 11, 23}));  // three weeks
  EXPECT_EQ(days().after({2027, 2, 1}, 5), (Date{2027, 2, 15}));
  EXPECT_EQ(days().after({2026, 11, 25}, 0), (Date{2026, 11, 25}));
}

RC_GTEST_PROP(WorkingDays, WhatIsLeftOfATimeIsWhatWasGiven, ()) {
  const Date from = date_from_days(*rc::gen::inRange(20'000, 21'500));
  const int count = *rc::gen::inRange(0, 60);
  const Date due = days().after(from, count);
  RC_ASSERT(days().left(from, due) == count);
  RC_ASSERT(count == 0 || days().is_worked(due));
  const Date late = date_from_days(days_from_date(due) + *rc::gen::inRange(1, 30));
  RC_ASSERT(days().left(late, due) <= 0);
}

}  // namespace
}  // namespace ocop::registry
