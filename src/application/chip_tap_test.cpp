#include "application/chip_tap.h"

#include <gtest/gtest.h>

namespace ocop::application {
namespace {

using authenticity::Act;
using authenticity::ChipTap;
using authenticity::CodeNumber;
using authenticity::SecondFactor;
using authenticity::TamperStatus;

constexpr CodeNumber code{9521234000013, 'A', 41};
constexpr CodeNumber neighbour{9521234000013, 'A', 42};
constexpr Timestamp now{1'790'000'000'000'000};

authenticity::Scan at(Timestamp when, std::uint64_t device = 1) {
  authenticity::Scan scan;
  scan.at = when;
  scan.device = device;
  return scan;
}

ChipTap tap(std::uint32_t counter, crypto::Byte chip = 1) {
  return {{4, chip, 2, 3, 4, 5, 6}, counter, {}, {}};
}

/// The maker wrote the chip of `tap` down for `code`.
scans::History written_down() {
  scans::History history;
  history.chip_of_code = tap(0).uid;
  history.code_of_chip = code;
  return history;
}

/// The history after what was kept of an answer.
scans::History after(const ChipAnswer& answer) {
  scans::History history = written_down();
  if (answer.kept) history.marks.chip_state = answer.kept->state;
  if (answer.kept && answer.kept->is_opened) history.marks.opened_at = now;
  return history;
}

TEST(ChipTapTest, the_next_message_is_live_and_the_same_once_more_is_replayed) {
  const auto first = answer_of_chip(tap(1), code, written_down(), at(now));
  EXPECT_EQ(first.factor, SecondFactor::chip_live);
  EXPECT_EQ(first.act, Act::chip_live);
  const auto again = answer_of_chip(tap(1), code, after(first), at(now));
  EXPECT_EQ(again.factor, SecondFactor::chip_replayed);
  EXPECT_FALSE(again.kept);
}

TEST(ChipTapTest, a_page_that_its_own_phone_loads_again_is_asked_to_tap_again) {
  const auto first = answer_of_chip(tap(1), code, written_down(), at(now));
  scans::History history = after(first);
  authenticity::Scan kept = at(now);
  kept.act = first.act;
  kept.counter = 1;
  history.scans.push_back({kept, ""});
  const auto reload = answer_of_chip(tap(1), code, history, at(now));
  EXPECT_EQ(reload.factor, SecondFactor::chip_second_tap);
  EXPECT_TRUE(reload.is_reload);
  EXPECT_FALSE(reload.kept);
  const auto of_another = answer_of_chip(tap(1), code, history, at(now, 2));
  EXPECT_EQ(of_another.factor, SecondFactor::chip_replayed);
  EXPECT_FALSE(of_another.is_reload);
  history.marks.opened_at = now;
  EXPECT_EQ(answer_of_chip(tap(1), code, history, at(now)).factor, SecondFactor::chip_opened);
  history.marks.chip_state.counter = 2;
  EXPECT_EQ(answer_of_chip(tap(1), code, history, at(now)).factor, SecondFactor::chip_replayed)
      << "an older message is none";
}

TEST(ChipTapTest, only_a_loop_that_was_never_open_is_live) {
  const std::pair<TamperStatus, SecondFactor> answers[] = {
      {TamperStatus::open, SecondFactor::chip_opened},
      {TamperStatus::closed_again, SecondFactor::chip_opened},
      {TamperStatus::unknown, SecondFactor::none}};
  for (const auto& [status, factor] : answers) {
    ChipTap other = tap(1);
    other.tamper = status;
    const auto answer = answer_of_chip(other, code, written_down(), at(now));
    EXPECT_EQ(answer.factor, factor);
    EXPECT_TRUE(answer.kept) << "its counter counts all the same";
  }
  ChipTap whole = tap(1);
  whole.tamper = TamperStatus::closed;
  EXPECT_EQ(answer_of_chip(whole, code, written_down(), at(now)).factor, SecondFactor::chip_live);
}

TEST(ChipTapTest, a_counter_far_ahead_is_live_only_after_a_second_tap_at_once) {
  const auto jump = answer_of_chip(tap(900), code, written_down(), at(now));
  EXPECT_EQ(jump.factor, SecondFactor::chip_second_tap);
  const Timestamp soon{now.micros + 30 * micros_per_second};
  EXPECT_EQ(answer_of_chip(tap(901), code, after(jump), at(soon)).factor, SecondFactor::chip_live);
  const Timestamp late{now.micros + 90 * micros_per_second};
  EXPECT_EQ(answer_of_chip(tap(901), code, after(jump), at(late)).factor,
            SecondFactor::chip_second_tap);
}

TEST(ChipTapTest, a_chip_belongs_to_one_code_and_a_code_has_one_chip) {
  const auto history = after(answer_of_chip(tap(1), code, {}, at(now)));
  EXPECT_EQ(answer_of_chip(tap(2, 9), code, history, at(now)).factor, SecondFactor::chip_wrong);
  scans::History of_neighbour;
  of_neighbour.code_of_chip = code;
  const auto moved = answer_of_chip(tap(2), neighbour, of_neighbour, at(now));
  EXPECT_EQ(moved.factor, SecondFactor::chip_wrong);
  EXPECT_FALSE(moved.kept) << "what a wrong one says changes no state";
}

TEST(ChipTapTest, a_chip_that_nobody_wrote_down_proves_nothing) {
  const auto answer = answer_of_chip(tap(1), code, {}, at(now));
  EXPECT_EQ(answer.act, Act::looked);
  EXPECT_EQ(answer.factor, SecondFactor::none);
  EXPECT_FALSE(answer.kept) << "it is not bound by being tapped";
}

TEST(ChipTapTest, a_loop_that_was_open_says_so_though_the_chip_is_right) {
  for (const auto status : {TamperStatus::open, TamperStatus::closed_again}) {
    ChipTap opened = tap(1);
    opened.tamper = status;
    const auto answer = answer_of_chip(opened, code, written_down(), at(now));
    EXPECT_EQ(answer.factor, SecondFactor::chip_opened);
    EXPECT_TRUE(answer.kept);
  }
  ChipTap closed = tap(1);
  closed.tamper = TamperStatus::closed;
  EXPECT_EQ(answer_of_chip(closed, code, written_down(), at(now)).factor, SecondFactor::chip_live);
}

TEST(ChipTapTest, a_message_from_before_the_opening_does_not_close_the_seal) {
  ChipTap opened = tap(1), closed = tap(2);
  opened.tamper = TamperStatus::open;
  closed.tamper = TamperStatus::closed;
  const auto history = after(answer_of_chip(opened, code, written_down(), at(now)));
  EXPECT_EQ(answer_of_chip(closed, code, history, at(now)).factor, SecondFactor::chip_opened);
}

TEST(ChipTapTest, an_address_without_a_message_is_a_look_and_a_broken_one_is_wrong) {
  const Error none{Code::not_found, "", ""}, broken{Code::invalid_argument, "", ""};
  EXPECT_EQ(answer_of_chip(none, code, written_down(), at(now)).factor, SecondFactor::none);
  EXPECT_EQ(answer_of_chip(broken, code, {}, at(now)).factor, SecondFactor::chip_wrong);
}

}  // namespace
}  // namespace ocop::application
