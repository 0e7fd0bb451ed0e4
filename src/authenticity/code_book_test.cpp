#include "authenticity/code_book.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace ocop::authenticity {
namespace {

constexpr std::uint64_t gtin = 9521234000013;

CodeRange range(std::uint64_t first, std::uint64_t last, CodeState state = CodeState::received) {
  CodeRange one;
  one.gtin = gtin;
  one.first = first;
  one.last = last;
  one.state = state;
  one.order = "order";
  return one;
}

RangeAct act(std::uint64_t first, std::uint64_t last, LifeAct what, std::string lot = {}) {
  RangeAct one;
  one.gtin = gtin;
  one.first = first;
  one.last = last;
  one.act = what;
  one.lot = std::move(lot);
  one.at = {5};
  return one;
}

TEST(CodeLife, goes_from_the_order_to_the_goods) {
  auto state = CodeState::ordered;
  for (const auto step : {LifeAct::print, LifeAct::receive, LifeAct::assign, LifeAct::activate}) {
    const auto next = moved(state, step);
    ASSERT_TRUE(next) << name_of(step);
    state = *next;
  }
  EXPECT_EQ(state, CodeState::active);
}

TEST(CodeLife, nothing_is_active_that_the_maker_did_not_receive) {
  EXPECT_FALSE(moved(CodeState::ordered, LifeAct::activate));
  EXPECT_FALSE(moved(CodeState::printed, LifeAct::activate));
  EXPECT_FALSE(moved(CodeState::scrapped, LifeAct::activate));
}

TEST(CodeLife, voided_is_the_end) {
  for (int one = 0; one < 6; ++one) {
    EXPECT_FALSE(moved(CodeState::voided, static_cast<LifeAct>(one)));
  }
}

TEST(CodeLife, every_name_is_read_back) {
  for (int one = 0; one < 7; ++one) {
    const auto state = static_cast<CodeState>(one);
    EXPECT_EQ(code_state_from(name_of(state)), state);
  }
  for (int one = 0; one < 6; ++one) {
    const auto what = static_cast<LifeAct>(one);
    EXPECT_EQ(life_act_from(name_of(what)), what);
  }
  EXPECT_FALSE(code_state_from("lost"));
}

TEST(CodeRanges, an_act_within_a_range_cuts_it_in_three) {
  const std::vector ranges{range(0, 99)};
  const auto changed = after(ranges, act(10, 19, LifeAct::activate, "L1"));
  ASSERT_TRUE(changed);
  ASSERT_EQ(changed->size(), 3U);
  EXPECT_EQ((*changed)[1].first, 10U);
  EXPECT_EQ((*changed)[1].last, 19U);
  EXPECT_EQ((*changed)[1].state, CodeState::active);
  EXPECT_EQ((*changed)[1].lot, "L1");
  EXPECT_EQ((*changed)[2].first, 20U);
}

TEST(CodeRanges, neighbours_that_became_alike_are_one_again) {
  const std::vector ranges{range(0, 99)};
  auto changed = after(ranges, act(0, 49, LifeAct::void_codes));
  ASSERT_TRUE(changed);
  changed = after(*changed, act(50, 99, LifeAct::void_codes));
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->size(), 1U);
}

TEST(CodeRanges, an_act_that_does_not_fit_one_code_changes_none_and_names_it) {
  const std::vector ranges{range(0, 9), range(10, 19, CodeState::printed)};
  const auto changed = after(ranges, act(5, 15, LifeAct::activate, "L1"));
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, Code::failed_precondition);
  EXPECT_EQ(changed.error().pointer, "10");
}

TEST(CodeRanges, codes_that_were_never_ordered_are_named) {
  const std::vector ranges{range(0, 9), range(20, 29)};
  for (const auto& [first, last, missing] :
       {std::tuple(5, 25, "10"), std::tuple(25, 40, "30"), std::tuple(12, 14, "12")}) {
    const auto changed = after(ranges, act(static_cast<std::uint64_t>(first),
                                           static_cast<std::uint64_t>(last), LifeAct::scrap));
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, Code::not_found);
    EXPECT_EQ(changed.error().pointer, missing);
  }
}

TEST(CodeRanges, a_lot_is_named_before_codes_go_onto_goods) {
  const std::vector ranges{range(0, 9)};
  EXPECT_FALSE(after(ranges, act(0, 9, LifeAct::activate)));
  EXPECT_FALSE(after(ranges, act(0, 9, LifeAct::assign)));
  const auto assigned = after(ranges, act(0, 9, LifeAct::assign, "L1"));
  ASSERT_TRUE(assigned);
  const auto active = after(*assigned, act(0, 9, LifeAct::activate));
  ASSERT_TRUE(active);
  EXPECT_EQ(active->front().lot, "L1");
}

TEST(CodeRanges, upside_down_is_refused) {
  const std::vector ranges{range(0, 9)};
  EXPECT_FALSE(after(ranges, act(5, 4, LifeAct::scrap)));
}

/// The ranges against a plain table with a row for each code.
RC_GTEST_PROP(CodeRanges, agree_with_a_table_of_single_codes, ()) {
  constexpr std::uint64_t count = 40;
  std::vector<CodeRange> ranges{range(0, count - 1, CodeState::ordered)};
  std::map<std::uint64_t, std::pair<CodeState, std::string>> table;
  for (std::uint64_t i = 0; i < count; ++i) table[i] = {CodeState::ordered, ""};
  const int acts = *rc::gen::inRange(1, 30);
  for (int step = 0; step < acts; ++step) {
    const auto first = *rc::gen::inRange<std::uint64_t>(0, count);
    const auto last = *rc::gen::inRange<std::uint64_t>(first, count);
    const auto what = static_cast<LifeAct>(*rc::gen::inRange(0, 6));
    const auto one = act(first, last, what, "L" + std::to_string(step));
    bool fits = true;
    for (auto i = first; i <= last; ++i) fits = fits && moved(table[i].first, what).has_value();
    const auto changed = after(ranges, one);
    RC_ASSERT(bool(changed) == fits);
    if (!fits) continue;
    ranges = *changed;
    for (auto i = first; i <= last; ++i) {
      table[i].first = *moved(table[i].first, what);
      if (what == LifeAct::assign || what == LifeAct::activate) table[i].second = one.lot;
    }
  }
  const CodeBook book(ranges);
  for (const auto& [index, row] : table) {
    const CodeRange* found = book.find({gtin, 'A', index});
    RC_ASSERT(found != nullptr);
    RC_ASSERT(found->state == row.first);
    RC_ASSERT(found->lot == row.second);
  }
  RC_ASSERT(reconcile(ranges).issued == count);
  RC_ASSERT(book.find({gtin, 'A', count}) == nullptr);
  RC_ASSERT(book.next_index(gtin, 'A') == count);
}

TEST(CodeBook, keeps_gtins_and_epochs_apart) {
  CodeRange other = range(0, 9);
  other.epoch = 'B';
  CodeRange third = range(0, 9);
  third.gtin = gtin + 7;
  const CodeBook book({third, other, range(0, 4)});
  EXPECT_NE(book.find({gtin, 'A', 4}), nullptr);
  EXPECT_EQ(book.find({gtin, 'A', 5}), nullptr);
  EXPECT_NE(book.find({gtin, 'B', 5}), nullptr);
  EXPECT_EQ(book.find({gtin, 'C', 5}), nullptr);
  EXPECT_EQ(book.next_index(gtin, 'A'), 5U);
  EXPECT_EQ(book.next_index(gtin, 'B'), 10U);
  EXPECT_EQ(book.next_index(gtin, 'C'), 0U);
  EXPECT_EQ(book.next_index(gtin + 7, 'A'), 10U);
  EXPECT_EQ(book.next_index(1, 'A'), 0U);
}

TEST(CodeBook, an_order_stands_in_place_of_what_it_was) {
  CodeRange next = range(10, 19), other = range(0, 9);
  next.order = "next";
  other.epoch = 'B';
  const CodeBook book({range(0, 9), next, other});
  const auto changed = after(std::vector{range(0, 9)}, act(3, 5, LifeAct::void_codes));
  ASSERT_TRUE(changed);
  const CodeBook after_act = book.with(*changed);
  ASSERT_EQ(after_act.ranges().size(), 5U);
  EXPECT_EQ(after_act.find({gtin, 'A', 4})->state, CodeState::voided);
  EXPECT_EQ(after_act.find({gtin, 'A', 6})->state, CodeState::received);
  EXPECT_EQ(after_act.find({gtin, 'A', 12})->order, "next");
  EXPECT_EQ(after_act.find({gtin, 'B', 4})->state, CodeState::received);
  const std::vector joined{range(0, 9, CodeState::voided)};
  EXPECT_EQ(after_act.with(joined).ranges().size(), 3U);
  EXPECT_EQ(CodeBook().with(joined).ranges().size(), 1U);
}

TEST(Reconciliation, adds_up) {
  const auto sum =
      reconcile(std::vector{range(0, 9, CodeState::active), range(10, 14, CodeState::scrapped),
                            range(15, 15, CodeState::voided), range(16, 99)});
  EXPECT_EQ(sum.issued, 100U);
  EXPECT_EQ(sum.active, 10U);
  EXPECT_EQ(sum.unused(), 84U);
}

}  // namespace
}  // namespace ocop::authenticity
