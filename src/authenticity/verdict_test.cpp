#include "authenticity/verdict.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::authenticity {
namespace {

constexpr Date today{2026, 9, 18};

Facts good_facts() {
  Facts facts;
  facts.is_registered = true;
  facts.has_events = true;
  return facts;
}

TEST(VerdictTest, a_registered_product_with_a_journey_in_order_is_in_our_books) {
  EXPECT_EQ(judge(good_facts(), today), Verdict::in_our_books);
  EXPECT_EQ(tone_of(Verdict::in_our_books), Tone::good);
}

TEST(VerdictTest, a_code_in_no_register_and_without_events_is_not_ours) {
  EXPECT_EQ(judge(Facts{}, today), Verdict::not_ours);
  EXPECT_EQ(tone_of(Verdict::not_ours), Tone::plain);
}

TEST(VerdictTest, a_journey_of_an_unregistered_product_says_only_what_was_traced) {
  Facts facts = good_facts();
  facts.is_registered = false;
  EXPECT_EQ(judge(facts, today), Verdict::traced_only);
  EXPECT_EQ(tone_of(Verdict::traced_only), Tone::plain);
}

TEST(VerdictTest, a_known_product_without_a_record_of_the_piece_is_not_active) {
  Facts facts = good_facts();
  facts.has_events = false;
  EXPECT_EQ(judge(facts, today), Verdict::not_active);
  facts.asked = Asked::lot;
  EXPECT_EQ(judge(facts, today), Verdict::not_active);
}

TEST(VerdictTest, the_code_of_a_product_alone_says_nothing_of_the_pack_in_the_hand) {
  Facts facts = good_facts();
  facts.asked = Asked::product;
  EXPECT_EQ(judge(facts, today), Verdict::product);
  facts.has_events = false;
  EXPECT_EQ(judge(facts, today), Verdict::product);
  EXPECT_EQ(tone_of(Verdict::product), Tone::plain);
}

TEST(VerdictTest, a_known_place_is_a_place_and_an_unknown_one_is_not_ours) {
  Facts facts;
  facts.asked = Asked::place;
  EXPECT_EQ(judge(facts, today), Verdict::not_ours);
  facts.is_registered = true;
  EXPECT_EQ(judge(facts, today), Verdict::place);
}

TEST(VerdictTest, goods_are_good_through_their_last_day) {
  Facts facts = good_facts();
  facts.expires_on = today;
  EXPECT_EQ(judge(facts, today), Verdict::in_our_books);
  facts.expires_on = Date{2026, 9, 17};
  EXPECT_EQ(judge(facts, today), Verdict::expired);
  EXPECT_EQ(days_expired(*facts.expires_on, today), 1);
  EXPECT_EQ(days_expired({2026, 7, 18}, today), 62);
}

TEST(VerdictTest, a_voided_code_stops_the_shopper) {
  Facts facts = good_facts();
  facts.end = End::voided;
  EXPECT_EQ(judge(facts, today), Verdict::voided);
  EXPECT_EQ(tone_of(Verdict::voided), Tone::stop);
}

TEST(VerdictTest, destroyed_goods_stop_the_shopper) {
  Facts facts = good_facts();
  facts.end = End::destroyed;
  EXPECT_EQ(judge(facts, today), Verdict::destroyed);
  EXPECT_EQ(tone_of(Verdict::destroyed), Tone::stop);
}

TEST(VerdictTest, records_that_cannot_all_be_true_ask_for_care) {
  Facts facts = good_facts();
  facts.contradiction = Contradiction::seen_after_end;
  EXPECT_EQ(judge(facts, today), Verdict::contradictory);
  EXPECT_EQ(tone_of(Verdict::contradictory), Tone::caution);
}

TEST(VerdictTest, a_recall_comes_before_everything_else_that_is_known) {
  Facts facts = good_facts();
  facts.is_recalled = true;
  facts.expires_on = Date{2026, 1, 1};
  facts.end = End::destroyed;
  facts.contradiction = Contradiction::in_two_containers;
  EXPECT_EQ(judge(facts, today), Verdict::recalled);
  facts.is_recalled = false;
  EXPECT_EQ(judge(facts, today), Verdict::expired);
  facts.expires_on.reset();
  EXPECT_EQ(judge(facts, today), Verdict::destroyed);
}

TEST(VerdictTest, a_recall_counts_for_goods_that_are_not_registered_here) {
  Facts facts;
  facts.has_events = true;
  facts.is_recalled = true;
  EXPECT_EQ(judge(facts, today), Verdict::recalled);
}

/// From the best to the worst, as a shopper would rank them.
int rank(Verdict verdict) {
  switch (tone_of(verdict)) {
    case Tone::good:
      return 0;
    case Tone::plain:
      return 1;
    case Tone::caution:
      return 2;
    case Tone::stop:
      return 3;
  }
  return 3;
}

Facts any_facts() {
  Facts facts;
  facts.asked = static_cast<Asked>(*rc::gen::inRange(0, 4));
  facts.is_registered = *rc::gen::arbitrary<bool>();
  facts.has_events = *rc::gen::arbitrary<bool>();
  facts.proof = static_cast<CodeProof>(*rc::gen::inRange(0, 4));
  facts.second_factor = static_cast<SecondFactor>(*rc::gen::inRange(0, 9));
  facts.contradiction = static_cast<Contradiction>(*rc::gen::inRange(0, 3));
  if (*rc::gen::arbitrary<bool>()) facts.state = static_cast<CodeState>(*rc::gen::inRange(0, 7));
  if (*rc::gen::arbitrary<bool>()) {
    facts.copy = static_cast<CopySuspicion>(*rc::gen::inRange(0, 3));
  }
  if (*rc::gen::arbitrary<bool>()) facts.expires_on = Date{2026, 9, 10 + *rc::gen::inRange(0, 20)};
  return facts;
}

RC_GTEST_PROP(VerdictTest, a_recall_is_on_top_of_everything, ()) {
  Facts facts = any_facts();
  facts.is_recalled = true;
  RC_ASSERT(judge(facts, today) == Verdict::recalled);
}

RC_GTEST_PROP(VerdictTest, no_verdict_gets_better_when_something_speaks_against_the_code, ()) {
  const Facts facts = any_facts();
  Facts worse = facts;
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      worse.is_recalled = true;
      break;
    case 1:
      worse.expires_on = Date{2026, 1, 1};
      break;
    case 2:
      worse.end = End::voided;
      break;
    case 3:
      if (worse.copy) worse.copy = CopySuspicion::likely_copy;
      break;
    default:
      if (worse.copy == CopySuspicion::none) worse.copy = CopySuspicion::caution;
  }
  RC_ASSERT(rank(judge(worse, today)) >= rank(judge(facts, today)));
}

TEST(VerdictTest, each_step_of_the_ladder_gives_way_to_the_one_above) {
  Facts facts = good_facts();
  facts.copy = CopySuspicion::none;
  EXPECT_EQ(judge(facts, today), Verdict::consistent);
  facts.proof = CodeProof::keyed;
  facts.state = CodeState::active;
  EXPECT_EQ(judge(facts, today), Verdict::signed_consistent);
  facts.copy = CopySuspicion::caution;
  EXPECT_EQ(judge(facts, today), Verdict::caution);
  facts.copy = CopySuspicion::likely_copy;
  EXPECT_EQ(judge(facts, today), Verdict::likely_copy);
  facts.state = CodeState::received;
  EXPECT_EQ(judge(facts, today), Verdict::not_active);
  facts.proof = CodeProof::forged;
  EXPECT_EQ(judge(facts, today), Verdict::not_ours);
  facts.state = CodeState::voided;
  EXPECT_EQ(judge(facts, today), Verdict::voided);
  facts.expires_on = Date{2026, 9, 17};
  EXPECT_EQ(judge(facts, today), Verdict::expired);
  facts.is_recalled = true;
  EXPECT_EQ(judge(facts, today), Verdict::recalled);
}

TEST(VerdictTest, what_the_shopper_holds_in_the_hand_outweighs_suspicion_of_the_printed_code) {
  Facts facts = good_facts();
  facts.copy = CopySuspicion::likely_copy;
  facts.second_factor = SecondFactor::chip_live;
  EXPECT_EQ(judge(facts, today), Verdict::chip_live);
  facts.second_factor = SecondFactor::hidden_first_use;
  EXPECT_EQ(judge(facts, today), Verdict::hidden_first_use);
  facts.second_factor = SecondFactor::chip_replayed;
  EXPECT_EQ(judge(facts, today), Verdict::likely_copy);
  facts.copy = CopySuspicion::none;
  EXPECT_EQ(judge(facts, today), Verdict::chip_replayed);
}

TEST(VerdictTest, a_chip_that_is_asked_again_proves_nothing_yet) {
  Facts facts = good_facts();
  facts.second_factor = SecondFactor::chip_second_tap;
  EXPECT_EQ(judge(facts, today), Verdict::chip_second_tap);
  EXPECT_EQ(tone_of(Verdict::chip_second_tap), Tone::plain);
  facts.copy = CopySuspicion::likely_copy;
  EXPECT_EQ(judge(facts, today), Verdict::likely_copy);
}

TEST(VerdictTest, an_active_code_of_ours_needs_no_event_of_its_own) {
  Facts facts = good_facts();
  facts.has_events = false;
  facts.state = CodeState::active;
  EXPECT_EQ(judge(facts, today), Verdict::in_our_books);
}

}  // namespace
}  // namespace ocop::authenticity
