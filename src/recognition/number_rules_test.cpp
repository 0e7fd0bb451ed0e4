#include "recognition/number_rules.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "registry/product_rules.h"

namespace ocop::recognition {
namespace {

const CodeUnits hoan_kiem{"01", "", "00070"};
const CodeUnits an_giang{"83", "829", "28780"};

TEST(NumberRules, a_code_has_the_form_of_the_day_of_its_decision) {
  EXPECT_EQ(product_code(hoan_kiem, 12, {2026, 9, 18}), "01-00070-12-2026");
  EXPECT_EQ(product_code(an_giang, 3, {2022, 5, 14}), "83-829-28780-3-2022");
  EXPECT_EQ(product_code(an_giang, 3, {2025, 6, 30}), "83-829-28780-3-2025");
  EXPECT_EQ(product_code(hoan_kiem, 3, {2025, 7, 1}), "01-00070-3-2025");
}

TEST(NumberRules, a_serial_is_read_out_of_a_code_of_its_year_alone) {
  EXPECT_EQ(serial_in("01-00070-12-2026", 2026), 12);
  EXPECT_EQ(serial_in("83-829-28780-3-2022", 2022), 3);
  for (const char* code : {"01-00070-12-2025", "", "2026", "01-00070-x-2026", "a-b-c-d-e-2026"}) {
    EXPECT_EQ(serial_in(code, 2026), std::nullopt) << code;
  }
}

TEST(NumberRules, a_certificate_ends_on_the_same_day_months_later_or_the_last_of_a_shorter_month) {
  EXPECT_EQ(certificate_end({2025, 12, 20}, 36), (Date{2028, 12, 20}));
  EXPECT_EQ(certificate_end({2028, 2, 29}, 36), (Date{2031, 2, 28}));
  EXPECT_EQ(certificate_end({2026, 1, 31}, 1), (Date{2026, 2, 28}));
  EXPECT_EQ(certificate_end({2026, 11, 30}, 1), (Date{2026, 12, 30}));
}

Date any_day(int from_year, int to_year) {
  const auto first = days_from_date({from_year, 1, 1}), last = days_from_date({to_year, 12, 31});
  return date_from_days(*rc::gen::inRange<std::int64_t>(first, last + 1));
}

RC_GTEST_PROP(NumberRules, every_code_has_the_form_that_the_register_asks_and_gives_its_serial,
              ()) {
  const Date day = any_day(2018, 2040);
  const auto serial = *rc::gen::inRange<long long>(1, 999'999);
  const std::string code = product_code(day < Date{2025, 7, 1} ? an_giang : hoan_kiem, serial, day);
  RC_ASSERT(registry::is_ocop_code(code, day));
  RC_ASSERT(serial_in(code, day.year) == serial);
}

RC_GTEST_PROP(NumberRules, two_serials_of_a_year_never_give_one_code, ()) {
  const Date day = any_day(2018, 2040);
  const auto one = *rc::gen::inRange<long long>(1, 999'999);
  const auto other = *rc::gen::inRange<long long>(1, 999'999);
  RC_PRE(one != other);
  RC_ASSERT(product_code(hoan_kiem, one, day) != product_code(hoan_kiem, other, day));
}

RC_GTEST_PROP(NumberRules, thirty_six_months_are_three_years_but_for_the_leap_day, ()) {
  const Date day = any_day(2018, 2090);
  const Date end = certificate_end(day, 36);
  RC_ASSERT(end.year == day.year + 3);
  RC_ASSERT(end.month == day.month);
  RC_ASSERT(end.day == day.day || (day.month == 2 && day.day == 29 && end.day == 28));
}

}  // namespace
}  // namespace ocop::recognition
