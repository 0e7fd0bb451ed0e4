#include "codes/report_statistics.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace ocop::codes {
namespace {

constexpr Period september{{2026, 9, 1}, {2026, 9, 30}};
constexpr Date today{2026, 9, 18};

ReportFacts report(Date received, std::optional<Date> answered = {}, std::string product = "P") {
  return {received, {received.year, received.month, received.day + 2},
          answered, answered ? "answered" : "new",
          "copy",   std::move(product),
          "00070"};
}

TEST(ReportStatistics, counts_what_was_answered_in_time_and_what_is_late) {
  const std::vector reports{report({2026, 9, 1}, Date{2026, 9, 3}),
                            report({2026, 9, 2}, Date{2026, 9, 12}), report({2026, 9, 10}),
                            report({2026, 9, 17}, {}, "Q"), report({2026, 8, 30})};
  const auto sum = statistics_of(reports, september, today);
  EXPECT_EQ(sum.count, 4U);
  EXPECT_EQ(sum.answered, 2U);
  EXPECT_EQ(sum.in_time, 1U);
  EXPECT_EQ(sum.late, 1U) << "the one of 17/09 has until 19/09";
  EXPECT_EQ(sum.days_median, 10);
  EXPECT_EQ(sum.days_longest, 10);
  EXPECT_EQ(sum.products, (std::vector<CountOf>{{"P", 3}, {"Q", 1}}));
  EXPECT_EQ(sum.states, (std::vector<CountOf>{{"answered", 2}, {"new", 2}}));
}

TEST(ReportStatistics, say_nothing_of_days_when_nothing_was_answered) {
  const auto sum = statistics_of({}, september, today);
  EXPECT_EQ(sum.count, 0U);
  EXPECT_FALSE(sum.days_median);
  EXPECT_TRUE(sum.units.empty());
}

RC_GTEST_PROP(ReportStatistics, every_list_adds_up_to_the_whole, ()) {
  std::vector<ReportFacts> reports;
  for (int i = *rc::gen::inRange(0, 40); i > 0; --i) {
    const Date received{2026, *rc::gen::inRange(8, 11), *rc::gen::inRange(1, 25)};
    std::optional<Date> answered;
    if (*rc::gen::arbitrary<bool>()) answered = Date{2026, 11, *rc::gen::inRange(1, 28)};
    reports.push_back(report(received, answered, *rc::gen::element<std::string>("P", "Q", "")));
  }
  const auto sum = statistics_of(reports, september, today);
  for (const auto* list : {&sum.states, &sum.sorts, &sum.products, &sum.units}) {
    const auto total =
        std::accumulate(list->begin(), list->end(), std::size_t{0},
                        [](auto so_far, const auto& one) { return so_far + one.count; });
    RC_ASSERT(total == sum.count);
    RC_ASSERT(std::ranges::is_sorted(*list, std::ranges::greater(), &CountOf::count));
  }
  RC_ASSERT(sum.in_time <= sum.answered);
  RC_ASSERT(sum.answered + sum.late <= sum.count);
}

}  // namespace
}  // namespace ocop::codes
