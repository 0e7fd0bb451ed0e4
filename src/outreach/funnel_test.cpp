#include "outreach/funnel.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace ocop::outreach {
namespace {

constexpr int first_day = 20'000, days_in_world = 60;

Date any_day() { return date_from_days(*rc::gen::inRange(first_day, first_day + days_in_world)); }

std::vector<Way> any_ways() {
  std::vector<Way> ways(static_cast<std::size_t>(*rc::gen::inRange(0, 12)));
  for (Way& way : ways) {
    for (auto& step : way.steps) {
      if (*rc::gen::inRange(0, 3) > 0) step = any_day();
    }
    if (*rc::gen::inRange(0, 3) == 0) {
      way.refused = any_day();
      way.refusal_reason = *rc::gen::element<std::string>("no_time", "no_money");
    }
    if (*rc::gen::inRange(0, 4) == 0) way.dormant = any_day();
    way.ward = *rc::gen::element<std::string>("00070", "00082");
    way.street = *rc::gen::element<std::string>("Hàng Gai", "Hàng Bạc", "Hàng Mã");
  }
  return ways;
}

Period any_period() {
  const Date a = any_day(), b = any_day();
  return a < b ? Period{a, b} : Period{b, a};
}

Way way(std::initializer_list<std::pair<Stage, Date>> steps) {
  Way made;
  for (const auto& [stage, day] : steps) made.step(stage) = day;
  return made;
}

TEST(FunnelTest, TheMedianOfAnEvenNumberIsExactToHalfADay) {
  const std::vector<Way> ways{
      way({{Stage::discovered, {2026, 3, 1}}, {Stage::visited, {2026, 3, 4}}}),
      way({{Stage::discovered, {2026, 3, 1}}, {Stage::visited, {2026, 3, 11}}}),
      way({{Stage::discovered, {2026, 3, 1}}, {Stage::visited, {2026, 3, 6}}}),
      way({{Stage::discovered, {2026, 3, 1}}, {Stage::visited, {2026, 3, 9}}})};
  const Funnel funnel = funnel_of(ways, {{2026, 3, 1}, {2026, 3, 31}});
  EXPECT_EQ(funnel.step(Stage::visited).median_half_days, 13);
  EXPECT_FALSE(funnel.step(Stage::interested).median_half_days);
}

TEST(FunnelTest, ARefusalCountsUntilTheHouseholdGoesOn) {
  Way back = way({{Stage::discovered, {2026, 3, 1}}, {Stage::interested, {2026, 5, 1}}});
  back.refused = Date{2026, 4, 1};
  EXPECT_EQ(stage_on(back, {2026, 2, 28}), std::nullopt);
  EXPECT_EQ(stage_on(back, {2026, 3, 1}), Stage::discovered);
  EXPECT_EQ(stage_on(back, {2026, 4, 1}), Stage::refused);
  EXPECT_EQ(stage_on(back, {2026, 5, 1}), Stage::interested);
}

TEST(FunnelTest, WhoRegisteredUnaskedHasReachedTheStepsBelow) {
  const Way unasked = way({{Stage::registered, {2026, 5, 2}}});
  EXPECT_EQ(unasked.reached(Stage::visited), (Date{2026, 5, 2}));
  EXPECT_EQ(unasked.reached(Stage::filed), std::nullopt);
}

TEST(FunnelTest, AStepDatedBeforeOneBelowItIsNamed) {
  const Way wrong = way({{Stage::visited, {2026, 5, 2}}, {Stage::filed, {2026, 5, 1}}});
  EXPECT_EQ(out_of_order(wrong), std::pair(Stage::visited, Stage::filed));
  EXPECT_FALSE(out_of_order(way({{Stage::visited, {2026, 5, 2}}, {Stage::filed, {2026, 5, 2}}})));
}

RC_GTEST_PROP(FunnelTest, NeverWidens, ()) {
  const auto ways = any_ways();
  const Funnel funnel = funnel_of(ways, any_period());
  for (std::size_t i = 1; i < ladder_steps; ++i) {
    RC_ASSERT(funnel.steps[i].by_end <= funnel.steps[i - 1].by_end);
  }
}

RC_GTEST_PROP(FunnelTest, TheCountsOfAPeriodAreThoseOfItsTwoParts, ()) {
  const auto ways = any_ways();
  const Period whole = any_period();
  const auto length = days_from_date(whole.to) - days_from_date(whole.from);
  const auto cut = days_from_date(whole.from) + *rc::gen::inRange<std::int64_t>(0, length + 1);
  const Funnel first = funnel_of(ways, {whole.from, date_from_days(cut)});
  const Funnel second = funnel_of(ways, {date_from_days(cut + 1), whole.to});
  const Funnel all = funnel_of(ways, whole);
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    RC_ASSERT(all.steps[i].in_period == first.steps[i].in_period + second.steps[i].in_period);
  }
  for (const auto& [reason, count] : all.refusals) {
    const auto in = [&](const Funnel& part) {
      const auto at = part.refusals.find(reason);
      return at == part.refusals.end() ? 0 : at->second;
    };
    RC_ASSERT(count == in(first) + in(second));
  }
}

RC_GTEST_PROP(FunnelTest, TheWardsAndTheStreetsAddUpToTheWhole, ()) {
  const auto ways = any_ways();
  const Period period = any_period();
  const Funnel all = funnel_of(ways, period);
  for (const Grouping grouping : {Grouping::ward, Grouping::street}) {
    Funnel sum;
    for (const auto& [name, part] : funnels_by(grouping, ways, period)) {
      for (std::size_t i = 0; i < ladder_steps; ++i) {
        sum.steps[i].by_end += part.steps[i].by_end;
        sum.steps[i].in_period += part.steps[i].in_period;
      }
      sum.refused_at_end += part.refused_at_end;
    }
    for (std::size_t i = 0; i < ladder_steps; ++i) {
      RC_ASSERT(sum.steps[i].by_end == all.steps[i].by_end);
      RC_ASSERT(sum.steps[i].in_period == all.steps[i].in_period);
    }
    RC_ASSERT(sum.refused_at_end == all.refused_at_end);
  }
}

RC_GTEST_PROP(FunnelTest, WhatHappensLaterDoesNotChangeAPastPeriod, ()) {
  auto ways = any_ways();
  const Period period = any_period();
  const Funnel before = funnel_of(ways, period);
  for (Way& each : ways) {
    const Date later = date_from_days(days_from_date(period.to) + *rc::gen::inRange(1, 30));
    for (auto& step : each.steps) {
      if (!step && *rc::gen::arbitrary<bool>()) step = later;
    }
    if (!each.dormant) each.dormant = later;
  }
  const Funnel after = funnel_of(ways, period);
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    RC_ASSERT(after.steps[i].by_end == before.steps[i].by_end);
    RC_ASSERT(after.steps[i].in_period == before.steps[i].in_period);
    RC_ASSERT(after.steps[i].median_half_days == before.steps[i].median_half_days);
  }
  RC_ASSERT(after.dormant_at_end == before.dormant_at_end);
  RC_ASSERT(after.refused_at_end == before.refused_at_end);
}

}  // namespace
}  // namespace ocop::outreach
