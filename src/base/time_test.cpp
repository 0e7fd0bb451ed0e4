#include "base/time.h"

#include <gtest/gtest.h>

namespace ocop {
namespace {

TEST(Time, an_instant_is_the_same_whatever_the_offset) {
  EXPECT_EQ(parse_time("2026-07-06T05:40:00+07:00")->instant,
            parse_time("2026-07-05T22:40:00Z")->instant);
  EXPECT_EQ(parse_time("1969-12-31T23:59:59.999999Z")->instant.micros, -1);
}

TEST(Time, a_time_without_an_offset_is_refused_with_the_reason) {
  const auto time = parse_time("2026-07-06T05:40:00");
  ASSERT_FALSE(time);
  EXPECT_NE(time.error().detail.find("no offset"), std::string::npos);
}

TEST(Time, impossible_times_are_refused) {
  for (const char* text :
       {"", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00+15:00", "2026-01-01T00:00:00+07", "2026-01-01T00:00:00Zx",
        "0000-01-01T00:00:00Z", "2026-01-01 00:00:00Z"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(Time, what_is_printed_is_read_back) {
  for (const char* text : {"2026-07-06T05:40:00+07:00", "2024-02-29T23:59:59.123-05:30",
                           "1900-03-01T00:00:00.000001+00:00"}) {
    EXPECT_EQ(format_rfc3339(*parse_time(text)), text);
  }
  EXPECT_EQ(format_utc(parse_time("2026-07-06T05:40:00+07:00")->instant),
            "2026-07-05T22:40:00.000Z");
}

TEST(Time, every_day_of_eight_centuries_survives_the_round_trip) {
  for (std::int64_t day = days_from_date({1600, 1, 1}); day < days_from_date({2400, 1, 1}); ++day) {
    ASSERT_EQ(days_from_date(date_from_days(day)), day);
  }
  EXPECT_EQ(days_from_date({1970, 1, 1}), 0);
}

TEST(Time, a_day_begins_at_midnight_in_viet_nam) {
  const auto instant = parse_time("2026-07-05T17:00:00Z")->instant;
  EXPECT_EQ(date_of(instant), (Date{2026, 7, 6}));
  EXPECT_EQ(start_of({2026, 7, 6}), instant);
  EXPECT_EQ(format_vietnamese(date_of(instant)), "06/07/2026");
}

}  // namespace
}  // namespace ocop
