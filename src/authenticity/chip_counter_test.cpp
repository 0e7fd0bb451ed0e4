#include "authenticity/chip_counter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <vector>

namespace ocop::authenticity {
namespace {

constexpr Timestamp noon{1'790'000'000'000'000};

Timestamp later(std::int64_t seconds) { return {noon.micros + seconds * micros_per_second}; }

struct Tap {
  std::uint32_t counter;
  std::int64_t seconds;  ///< after the tap before
};

/// Many taps of small counters, so that replays, regresses and jumps all occur.
rc::Gen<std::vector<Tap>> taps() {
  return rc::gen::container<std::vector<Tap>>(rc::gen::construct<Tap>(
      rc::gen::inRange<std::uint32_t>(0, 30), rc::gen::inRange<std::int64_t>(-5, 90)));
}

TEST(ChipCounter, the_next_taps_of_a_chip_are_accepted) {
  const ChipState state{10, noon, false};
  for (const std::uint32_t counter : {11U, 12U, 13U}) {
    const auto judged = judge_tap(state, counter, later(86'400));
    EXPECT_EQ(judged.answer, TapAnswer::accepted);
    EXPECT_EQ(judged.next, (ChipState{counter, later(86'400), false}));
  }
}

TEST(ChipCounter, the_same_message_twice_is_a_replay_and_changes_nothing) {
  const ChipState state{10, noon, false};
  const auto judged = judge_tap(state, 10, later(1));
  EXPECT_EQ(judged.answer, TapAnswer::replayed);
  EXPECT_EQ(judged.next, state);
}

TEST(ChipCounter, an_older_message_is_a_regress_and_says_by_how_much) {
  const ChipState state{10, noon, false};
  const auto judged = judge_tap(state, 4, later(1));
  EXPECT_EQ(judged.answer, TapAnswer::regressed);
  EXPECT_EQ(judged.gap, -6);
  EXPECT_EQ(judged.next, state);
}

TEST(ChipCounter, a_jump_asks_for_a_second_tap_which_then_is_accepted) {
  const auto jumped = judge_tap({10, noon, false}, 14, later(5));
  EXPECT_EQ(jumped.answer, TapAnswer::second_tap_asked);
  EXPECT_TRUE(jumped.next.is_waiting);
  EXPECT_EQ(judge_tap(jumped.next, 17, later(65)).answer, TapAnswer::accepted);
}

TEST(ChipCounter, a_second_tap_that_is_late_or_far_ahead_is_asked_for_again) {
  const ChipState waiting{40, noon, true};
  EXPECT_EQ(judge_tap(waiting, 41, later(61)).answer, TapAnswer::second_tap_asked);
  EXPECT_EQ(judge_tap(waiting, 44, later(10)).answer, TapAnswer::second_tap_asked);
  EXPECT_EQ(judge_tap(waiting, 41, later(-1)).answer, TapAnswer::second_tap_asked);
}

TEST(ChipCounter, the_message_that_made_us_ask_is_no_answer) {
  EXPECT_EQ(judge_tap({40, noon, true}, 40, later(10)).answer, TapAnswer::replayed);
}

TEST(ChipCounter, an_asked_for_tap_that_never_came_does_not_lock_the_chip) {
  const auto again = judge_tap({40, noon, true}, 41, later(86'400));
  ASSERT_EQ(again.answer, TapAnswer::second_tap_asked);
  EXPECT_EQ(judge_tap(again.next, 42, later(86'410)).answer, TapAnswer::accepted);
}

RC_GTEST_PROP(ChipCounter, no_message_is_believed_twice_and_none_after_a_later_one, ()) {
  ChipState state;
  Timestamp now = noon;
  std::uint32_t highest = 0;
  for (const Tap& tap : *taps()) {
    now.micros += tap.seconds * micros_per_second;
    const auto judged = judge_tap(state, tap.counter, now);
    const bool is_new = tap.counter > highest;
    RC_ASSERT(is_new == (judged.answer == TapAnswer::accepted ||
                         judged.answer == TapAnswer::second_tap_asked));
    RC_ASSERT(is_new || judged.next == state);
    RC_ASSERT(judged.next.is_waiting ==
              (is_new ? judged.answer == TapAnswer::second_tap_asked : state.is_waiting));
    if (is_new) highest = tap.counter;
    state = judged.next;
    RC_ASSERT(state.counter == highest);
  }
}

RC_GTEST_PROP(ChipCounter, whatever_came_before_two_taps_at_once_of_a_live_chip_end_accepted, ()) {
  ChipState state;
  Timestamp now = noon;
  for (const Tap& tap : *taps()) {
    now.micros += tap.seconds * micros_per_second;
    state = judge_tap(state, tap.counter, now).next;
  }
  const auto live = *rc::gen::inRange<std::uint32_t>(31, 1U << 24);
  const auto step = *rc::gen::inRange<std::uint32_t>(1, chip_counter_gap_max + 1);
  const auto wait = *rc::gen::inRange<std::int64_t>(0, second_tap_micros_max + 1);
  state = judge_tap(state, live, now).next;
  RC_ASSERT(judge_tap(state, live + step, {now.micros + wait}).answer == TapAnswer::accepted);
}

RC_GTEST_PROP(ChipCounter, single_stored_messages_far_apart_never_pass, ()) {
  ChipState state;
  Timestamp now = noon;
  std::uint32_t counter = 0;
  const auto steps = *rc::gen::container<std::vector<std::uint32_t>>(
      rc::gen::inRange<std::uint32_t>(chip_counter_gap_max + 1, 1'000));
  for (const std::uint32_t step : steps) {
    counter += step;
    now.micros += *rc::gen::inRange<std::int64_t>(0, second_tap_micros_max * 2);
    const auto judged = judge_tap(state, counter, now);
    RC_ASSERT(judged.answer == TapAnswer::second_tap_asked);
    state = judged.next;
  }
}

}  // namespace
}  // namespace ocop::authenticity
