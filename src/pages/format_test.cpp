#include "pages/format.h"

#include <gtest/gtest.h>

namespace ocop::pages {
namespace {

LocalTime time_of(std::string_view text) { return *parse_time(text); }

TEST(FormatTest, numbers_are_written_as_in_the_language) {
  EXPECT_EQ(format_number(Locale::vietnamese, 25000), "25.000");
  EXPECT_EQ(format_number(Locale::english, 25000), "25,000");
  EXPECT_EQ(format_number(Locale::vietnamese, 1234567.5), "1.234.567,5");
  EXPECT_EQ(format_number(Locale::english, 1234567.5), "1,234,567.5");
  EXPECT_EQ(format_number(Locale::vietnamese, 0.125), "0,125");
  EXPECT_EQ(format_number(Locale::vietnamese, 999), "999");
  EXPECT_EQ(format_number(Locale::vietnamese, -1000), "-1.000");
  EXPECT_EQ(format_number(Locale::vietnamese, 0), "0");
}

TEST(FormatTest, a_moment_in_viet_nam_needs_no_offset) {
  EXPECT_EQ(format_moment(time_of("2026-07-06T05:40:00+07:00")), "05:40, 06/07/2026");
}

TEST(FormatTest, a_moment_elsewhere_tells_its_offset) {
  EXPECT_EQ(format_moment(time_of("2026-04-19T13:35:18-05:00")), "13:35, 19/04/2026 (UTC-05:00)");
}

TEST(FormatTest, midnight_stands_for_a_day_without_an_hour) {
  EXPECT_EQ(format_moment(time_of("2026-07-06T00:00:00+07:00")), "06/07/2026");
}

TEST(FormatTest, moments_before_1970_are_right_too) {
  EXPECT_EQ(format_moment(time_of("1954-10-10T16:00:00+07:00")), "16:00, 10/10/1954");
}

TEST(FormatTest, machines_get_the_minute_with_its_offset) {
  EXPECT_EQ(format_machine_time(time_of("2026-07-06T05:40:00+07:00")), "2026-07-06T05:40+07:00");
  EXPECT_EQ(format_machine_time(time_of("2026-04-19T13:35:18-05:00")), "2026-04-19T13:35-05:00");
}

}  // namespace
}  // namespace ocop::pages
