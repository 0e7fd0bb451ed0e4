#include "campaigns/recurrence.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <set>

#include <boost/json.hpp>

namespace ocop::campaigns {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Those of the program, read from where it keeps them.
const WorkedDays& vietnam() {
  static const WorkedDays days = [] {
    std::ifstream file(OCOP_SOURCE_DIR "/data/calendar/holidays.json");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto root = boost::json::parse(text);
    std::set<Date> holidays, worked;
    for (const auto& each : root.at("holidays").as_array()) {
      holidays.insert(parse_date(std::string_view(each.at("day").as_string())).value());
    }
    for (const auto& each : root.at("working").as_array()) {
      worked.insert(parse_date(std::string_view(each.as_string())).value());
    }
    return WorkedDays{[holidays](Date day) { return holidays.contains(day); },
                      [holidays, worked](Date day) {
                        return worked.contains(day) ||
                               (weekday_of(day) < 5 && !holidays.contains(day));
                      }};
  }();
  return days;
}

Recurrence weekly(std::initializer_list<int> weekdays, OnHoliday on_holiday) {
  Recurrence rule{.from = {2026, 1, 1}, .on_holiday = on_holiday};
  for (const int each : weekdays) rule.weekdays[static_cast<std::size_t>(each)] = true;
  return rule;
}

std::vector<Date> days_of(const std::vector<Occurrence>& all) {
  std::vector<Date> days;
  for (const auto& each : all) days.push_back(each.day);
  return days;
}

TEST(Recurrence, weeks_begin_on_monday) {
  EXPECT_EQ(weekday_of({2026, 11, 23}), 0);
  EXPECT_EQ(weekday_of({2026, 11, 29}), 6);
  EXPECT_EQ(weekday_of({1969, 12, 29}), 0);
}

TEST(Recurrence, weekly_items_of_Tet_2027_come_on_the_first_worked_day_once) {
  // Tết 2027: Friday 05/02 to Thursday 11/02; the weekend 06–07/02 lies in the middle.
  const auto moved = occurrences(weekly({0, 2, 4, 5}, OnHoliday::next_working_day), vietnam(),
                                 {2027, 2, 1}, {2027, 2, 14});
  EXPECT_THAT(days_of(moved), ElementsAre(Date{2027, 2, 1}, Date{2027, 2, 3}, Date{2027, 2, 12},
                                          Date{2027, 2, 13}));
  EXPECT_EQ(moved[2].planned, (Date{2027, 2, 5})) << "the first of those that met";
  const auto skipped =
      occurrences(weekly({0, 2, 4}, OnHoliday::skip), vietnam(), {2027, 2, 1}, {2027, 2, 14});
  EXPECT_THAT(days_of(skipped), ElementsAre(Date{2027, 2, 1}, Date{2027, 2, 3}, Date{2027, 2, 12}));
  const auto kept =
      occurrences(weekly({0}, OnHoliday::keep), vietnam(), {2027, 2, 1}, {2027, 2, 14});
  EXPECT_THAT(days_of(kept), ElementsAre(Date{2027, 2, 1}, Date{2027, 2, 8}));
}

TEST(Recurrence, what_a_holiday_moves_may_pass_what_stays) {
  // New Year 2027 is a Friday: it goes to Monday, the Sunday between stays.
  EXPECT_THAT(
      occurrences(weekly({4, 6}, OnHoliday::next_working_day), vietnam(), {2027, 1, 1},
                  {2027, 1, 7}),
      ElementsAre(Occurrence{{2027, 1, 3}, {2027, 1, 3}}, Occurrence{{2027, 1, 1}, {2027, 1, 4}}));
}

TEST(Recurrence, an_ordinary_weekend_is_no_holiday) {
  EXPECT_FALSE(vietnam().is_off({2026, 11, 28}));
  EXPECT_FALSE(vietnam().is_off({2027, 1, 2})) << "behind New Year's Day on a Friday";
  EXPECT_TRUE(vietnam().is_off({2027, 2, 6})) << "the first of Tết, a Saturday";
}

TEST(Recurrence, a_moved_item_is_found_though_only_its_new_week_is_asked_for) {
  EXPECT_THAT(days_of(occurrences(weekly({0}, OnHoliday::next_working_day), vietnam(),
                                  {2027, 2, 12}, {2027, 2, 14})),
              ElementsAre(Date{2027, 2, 12}));
}

TEST(Recurrence, the_31st_is_the_last_day_of_a_shorter_month) {
  Recurrence rule{.frequency = Frequency::monthly, .month_day = 31, .from = {2027, 1, 1}};
  EXPECT_THAT(
      days_of(occurrences(rule, vietnam(), {2027, 1, 1}, {2027, 4, 30})),
      ElementsAre(Date{2027, 1, 31}, Date{2027, 2, 28}, Date{2027, 3, 31}, Date{2027, 4, 30}));
}

TEST(Recurrence, nothing_stands_behind_the_end_of_the_rule) {
  Recurrence rule = weekly({0}, OnHoliday::next_working_day);
  rule.to = Date{2027, 2, 9};
  EXPECT_THAT(occurrences(rule, vietnam(), {2027, 2, 2}, {2027, 3, 1}), IsEmpty());
}

RC_GTEST_PROP(Recurrence, days_are_sorted_within_bounds_and_never_double, ()) {
  Recurrence rule;
  rule.frequency = *rc::gen::arbitrary<bool>() ? Frequency::weekly : Frequency::monthly;
  for (bool& each : rule.weekdays) each = *rc::gen::arbitrary<bool>();
  rule.month_day = *rc::gen::inRange(1, 32);
  rule.on_holiday =
      *rc::gen::element(OnHoliday::keep, OnHoliday::next_working_day, OnHoliday::skip);
  const std::int64_t base = days_from_date({2026, 12, 1});
  const auto day = [&](int after) { return date_from_days(base + after); };
  rule.from = day(*rc::gen::inRange(0, 60));
  if (*rc::gen::arbitrary<bool>()) rule.to = day(*rc::gen::inRange(60, 200));
  const int start = *rc::gen::inRange(0, 150), length = *rc::gen::inRange(0, 62);
  const Date first = day(start), last = day(start + length);
  const auto found = occurrences(rule, vietnam(), first, last);
  for (std::size_t i = 0; i < found.size(); ++i) {
    RC_ASSERT(found[i].day >= first);
    RC_ASSERT(found[i].day <= last);
    RC_ASSERT(found[i].planned >= rule.from);
    RC_ASSERT(found[i].planned <= found[i].day);
    if (rule.to) RC_ASSERT(found[i].day <= *rule.to);
    if (i > 0) RC_ASSERT(found[i - 1].day < found[i].day);
    for (std::size_t j = 0; j < i; ++j) RC_ASSERT(found[j].planned != found[i].planned);
    if (rule.on_holiday != OnHoliday::keep) RC_ASSERT(!vietnam().is_off(found[i].day));
  }
  // Looking at the days one by one shows the same as looking at all of them.
  std::vector<Occurrence> one_by_one;
  for (int i = 0; i <= length; ++i) {
    const Date each = day(start + i);
    for (const auto& one : occurrences(rule, vietnam(), each, each)) one_by_one.push_back(one);
  }
  RC_ASSERT(one_by_one == found);
}

}  // namespace
}  // namespace ocop::campaigns
