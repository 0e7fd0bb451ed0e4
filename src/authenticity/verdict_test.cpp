#include "authenticity/verdict.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace ocop::authenticity
