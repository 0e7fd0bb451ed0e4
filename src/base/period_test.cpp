#include "base/period.h"

#include <gtest/gtest.h>

namespace ocop {
namespace {

TEST(IsoWeekTest, TheFirstWeekIsThatOfTheFirstThursday) {
  EXPECT_EQ(iso_week_of({2024, 12, 30}), (IsoWeek{2025, 1}));
  EXPECT_EQ(iso_week_of({2021, 1, 3}), (IsoWeek{2020, 53}));
  EXPECT_EQ(iso_week_of({2026, 1, 1}), (IsoWeek{2026, 1}));
  EXPECT_EQ(iso_week_of({2019, 8, 6}), (IsoWeek{2019, 32}));
  EXPECT_EQ(iso_week_of({1969, 12, 29}), (IsoWeek{1970, 1}));
}

TEST(IsoWeekTest, AWeekIsSevenDaysFromMonday) {
  IsoWeek last = iso_week_of({1999, 12, 26});
  for (auto monday = days_from_date({1999, 12, 27}); monday < days_from_date({2041, 1, 1});
       monday += 7) {
    const IsoWeek week = iso_week_of(date_from_days(monday));
    EXPECT_LT(last, week);
    for (int i = 0; i < 7; ++i) {
      const Date day = date_from_days(monday + i);
      ASSERT_EQ(iso_week_of(day), week) << format_iso(day);
      ASSERT_EQ(monday_of(day), date_from_days(monday)) << format_iso(day);
    }
    last = week;
  }
}

}  // namespace
}  // namespace ocop
