#include "culture/opening_hours.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::culture {
namespace {

Spans spans(std::string_view text) { return *parse_spans(text); }

TEST(OpeningHours, AreReadTheWayPeopleWriteThem) {
  const Spans two{{480, 720}, {810, 1050}};
  EXPECT_EQ(spans("08:00-12:00, 13:30-17:30"), two);
  EXPECT_EQ(spans("8h–12h; 13h30–17h30"), two);
  EXPECT_EQ(spans(" 13:30 - 17:30 ,8:00-12:00"), two);
  EXPECT_EQ(spans(""), Spans{});
  EXPECT_EQ(spans("18:00-24:00"), (Spans{{1080, 1440}}));
  EXPECT_EQ(spans("08:00-12:00, 11:00-17:00"), (Spans{{480, 1020}}));
  EXPECT_EQ(format_spans(two), "08:00–12:00, 13:30–17:30");
}

TEST(OpeningHours, RefuseWhatIsNoHour) {
  for (const char* wrong : {"8-12", "08:00", "08:60-12:00", "25:00-26:00", "12:00-08:00", "x",
                            "08:00-08:00", "08:00-12:00,", "-", "08:00-24:01",
                            "1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,"
                            "13:00-14:00"}) {
    EXPECT_FALSE(parse_spans(wrong)) << wrong;
  }
}

TEST(OpeningHours, SayWhatChangesWithinTheDay) {
  OpeningHours hours;
  hours.week[3] = spans("08:00-12:00, 13:30-17:30");
  const Date thursday{2026, 11, 26};
  ASSERT_EQ(weekday_of(thursday), 3);
  EXPECT_FALSE(openness_at(hours, thursday, 479).is_open);
  EXPECT_EQ(openness_at(hours, thursday, 479).until, 480);
  EXPECT_TRUE(openness_at(hours, thursday, 480).is_open);
  EXPECT_EQ(openness_at(hours, thursday, 719).until, 720);
  EXPECT_FALSE(openness_at(hours, thursday, 720).is_open);
  EXPECT_EQ(openness_at(hours, thursday, 720).until, 810);
  EXPECT_FALSE(openness_at(hours, thursday, 1050).until);
}

TEST(OpeningHours, OfASingleDayStandInsteadOfThoseOfItsWeekday) {
  OpeningHours hours;
  hours.week.fill(spans("08:00-17:00"));
  const Date holiday{2026, 9, 2}, festival{2026, 2, 17};
  hours.exceptions[holiday] = {};
  hours.exceptions[festival] = spans("06:00-22:00");
  EXPECT_FALSE(openness_at(hours, holiday, 600).is_open);
  EXPECT_TRUE(openness_at(hours, festival, 1200).is_open);
  EXPECT_TRUE(openness_at(hours, {2026, 9, 3}, 600).is_open);
  EXPECT_TRUE(OpeningHours{}.is_unknown());
  EXPECT_FALSE(hours.is_unknown());
}

RC_GTEST_PROP(OpeningHours, WhatIsWrittenIsReadAgain, ()) {
  Spans all;
  int at = 0;
  const int count = *rc::gen::inRange(0, 7);
  for (int i = 0; i < count && at < minutes_per_day - 2; ++i) {
    const int from = *rc::gen::inRange(at, minutes_per_day - 1);
    const int to = *rc::gen::inRange(from + 1, minutes_per_day + 1);
    all.push_back({from, to});
    at = to + 1;
  }
  RC_ASSERT(*parse_spans(format_spans(all)) == all);
}

RC_GTEST_PROP(OpeningHours, NothingChangesBeforeTheMinuteThatIsSaid, ()) {
  OpeningHours hours;
  const int from = *rc::gen::inRange(0, minutes_per_day);
  const int to = *rc::gen::inRange(from + 1, minutes_per_day + 1);
  hours.week.fill({{from, to}});
  const Date day{2026, 11, 26};
  const int minute = *rc::gen::inRange(0, minutes_per_day);
  const Openness now = openness_at(hours, day, minute);
  RC_ASSERT(now.is_open == (from <= minute && minute < to));
  if (!now.until) return;
  RC_ASSERT(*now.until > minute);
  const int between = *rc::gen::inRange(minute, *now.until);
  RC_ASSERT(openness_at(hours, day, between).is_open == now.is_open);
  RC_ASSERT(*now.until == minutes_per_day ||
            openness_at(hours, day, *now.until).is_open != now.is_open);
}

RC_GTEST_PROP(OpeningHours, AnyTextIsTakenOrRefusedQuietly, (const std::string& text)) {
  const auto read = parse_spans(text);
  if (read) RC_ASSERT(*parse_spans(format_spans(*read)) == *read);
}

}  // namespace
}  // namespace ocop::culture
