#include "codes/code_desk.h"

#include <gtest/gtest.h>

#include <set>

#include "base/limits.h"
#include "codes/test_codes.h"

namespace ocop::codes {
namespace {

using authenticity::CodeState;
using authenticity::LifeAct;

class CodeDeskTest : public ::testing::Test {
 protected:
  records::Record numbered(const std::string& label, const std::string& quantity) {
    const auto order = codes_.order(label, quantity);
    EXPECT_TRUE(codes_.desk->number(codes_.acting(), order.id));
    return order;
  }
  Result<void> move(const records::Record& order, LifeAct act, std::uint64_t first,
                    std::uint64_t last, std::string lot = {}) {
    return codes_.desk->move(codes_.acting(), order.id, {act, first, last, std::move(lot)});
  }
  records::Record received(const std::string& label, const std::string& quantity) {
    const auto order = numbered(label, quantity);
    const auto count = std::stoull(quantity);
    EXPECT_TRUE(move(order, LifeAct::print, 1, count));
    EXPECT_TRUE(move(order, LifeAct::receive, 1, count));
    return order;
  }
  std::optional<CodeState> state_of(std::uint64_t index) const {
    const auto* range =
        codes_.desk->book()->find({*authenticity::gtin_number(TestCodes::gtin), 'A', index});
    return range == nullptr ? std::nullopt : std::optional(range->state);
  }

  TestCodes codes_;
};

TEST_F(CodeDeskTest, orders_of_one_product_get_numbers_without_a_gap) {
  const auto first = numbered("Tháng 9", "100");
  const auto second = numbered("Tháng 10", "50");
  EXPECT_EQ(codes_.codes_of(first).first, 0U);
  EXPECT_EQ(codes_.codes_of(second).first, 100U);
  EXPECT_EQ(codes_.codes_of(second).count(), 50U);
  EXPECT_EQ(state_of(149), CodeState::ordered);
  EXPECT_EQ(state_of(150), std::nullopt);
}

TEST_F(CodeDeskTest, an_order_gets_its_numbers_once) {
  const auto order = numbered("Tháng 9", "100");
  const auto again = codes_.desk->number(codes_.acting(), order.id);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Code::failed_precondition);
}

TEST_F(CodeDeskTest, nobody_moves_the_codes_of_another) {
  const auto order = numbered("Tháng 9", "100");
  const auto numbered_by_stranger = codes_.desk->number(codes_.stranger(), order.id);
  ASSERT_FALSE(numbered_by_stranger);
  EXPECT_EQ(numbered_by_stranger.error().code, Code::not_found);
  const auto moved =
      codes_.desk->move(codes_.stranger(), order.id, {LifeAct::void_codes, 1, 100, {}});
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().code, Code::not_found);
  EXPECT_EQ(state_of(0), CodeState::ordered);
}

TEST_F(CodeDeskTest, activation_by_range_records_the_birth_of_the_pieces_first) {
  const auto order = received("Tháng 9", "100");
  ASSERT_TRUE(move(order, LifeAct::activate, 11, 20, "SG-2609"));
  ASSERT_EQ(codes_.commissioned.size(), 1U);
  EXPECT_EQ(codes_.commissioned[0].first, 10U);
  EXPECT_EQ(codes_.commissioned[0].last, 19U);
  EXPECT_EQ(codes_.commissioned[0].lot, "SG-2609");
  EXPECT_EQ(state_of(9), CodeState::received);
  EXPECT_EQ(state_of(10), CodeState::active);
  EXPECT_EQ(state_of(20), CodeState::received);
}

TEST_F(CodeDeskTest, a_move_is_made_at_a_place_of_the_maker_and_keeps_it) {
  codes_.add("place", {{"gln", "9521234009016"}, {"subject_id", "OM"}});
  codes_.add("place", {{"gln", "9521235009015"}, {"subject_id", "TS"}});
  const auto order = received("Tháng 9", "100");
  const auto pack = [&](std::uint64_t piece, std::string place) {
    return codes_.desk->move(codes_.acting(), order.id,
                             {LifeAct::activate, piece, piece, "SG-2609", std::move(place)});
  };
  ASSERT_TRUE(pack(1, "9521234009016"));
  ASSERT_TRUE(pack(2, ""));
  ASSERT_EQ(codes_.commissioned.size(), 2U);
  EXPECT_EQ(codes_.commissioned[0].place, "9521234009016");
  EXPECT_EQ(codes_.commissioned[1].place, "");
  for (const char* place : {"9521235009015", "9521234009023", "'"}) {
    const auto refused = pack(3, place);
    ASSERT_FALSE(refused) << place;
    EXPECT_EQ(refused.error().pointer, "place");
  }
  EXPECT_EQ(state_of(2), CodeState::received);
  codes_.desk = codes_.open_desk();
  EXPECT_EQ(codes_.codes_of(order).ranges.front().place, "9521234009016");
  EXPECT_EQ(codes_.codes_of(order).ranges.back().place, "");
}

TEST_F(CodeDeskTest, nothing_becomes_active_when_its_birth_could_not_be_recorded) {
  const auto order = received("Tháng 9", "100");
  codes_.refuse_commission = true;
  EXPECT_FALSE(move(order, LifeAct::activate, 1, 10, "SG-2609"));
  EXPECT_EQ(state_of(0), CodeState::received);
}

TEST_F(CodeDeskTest, what_was_not_received_is_not_activated) {
  const auto order = numbered("Tháng 9", "100");
  EXPECT_FALSE(move(order, LifeAct::activate, 1, 10, "SG-2609"));
  EXPECT_TRUE(codes_.commissioned.empty());
}

TEST_F(CodeDeskTest, a_lost_roll_is_void_at_once_and_stays_so_over_a_restart) {
  const auto order = received("Tháng 9", "100");
  ASSERT_TRUE(move(order, LifeAct::void_codes, 31, 60));
  EXPECT_EQ(state_of(30), CodeState::voided);
  EXPECT_EQ(state_of(60), CodeState::received);
  codes_.desk = codes_.open_desk();
  EXPECT_EQ(state_of(30), CodeState::voided);
  EXPECT_EQ(state_of(29), CodeState::received);
}

TEST_F(CodeDeskTest, ranges_join_again_and_add_up) {
  const auto order = received("Tháng 9", "100");
  ASSERT_TRUE(move(order, LifeAct::scrap, 1, 10));
  ASSERT_TRUE(move(order, LifeAct::activate, 11, 60, "L1"));
  ASSERT_TRUE(move(order, LifeAct::activate, 61, 100, "L1"));
  const auto codes = codes_.codes_of(order);
  EXPECT_EQ(codes.ranges.size(), 2U);
  const auto sum = authenticity::reconcile(codes.ranges);
  EXPECT_EQ(sum.issued, 100U);
  EXPECT_EQ(sum.active, 90U);
  EXPECT_EQ(sum.scrapped, 10U);
  EXPECT_EQ(sum.unused(), 0U);
}

TEST_F(CodeDeskTest, pieces_outside_of_the_order_are_refused) {
  const auto order = received("Tháng 9", "100");
  EXPECT_FALSE(move(order, LifeAct::void_codes, 0, 10));
  EXPECT_FALSE(move(order, LifeAct::void_codes, 90, 101));
  EXPECT_FALSE(move(order, LifeAct::void_codes, 20, 10));
  EXPECT_FALSE(move(order, LifeAct::void_codes, 1, ~0ULL));
}

TEST_F(CodeDeskTest, a_new_key_epoch_numbers_new_orders_and_a_stolen_one_can_be_voided) {
  const auto old_order = received("Tháng 9", "100");
  const std::string old_serial =
      codes_.desk->keys()->serial_codec(*authenticity::gtin_number(TestCodes::gtin), 'A').close(5);
  ASSERT_TRUE(codes_.desk->rotate_keys("keeper"));
  const auto order = numbered("Tháng 10", "10");
  EXPECT_EQ(codes_.codes_of(order).epoch, 'B');
  EXPECT_EQ(codes_.codes_of(order).first, 0U);
  EXPECT_TRUE(
      codes_.desk->keys()->open_serial(*authenticity::gtin_number(TestCodes::gtin), old_serial));
  ASSERT_TRUE(codes_.desk->void_epoch(codes_.acting(), 'A'));
  EXPECT_EQ(state_of(5), CodeState::voided);
  const auto* fresh =
      codes_.desk->book()->find({*authenticity::gtin_number(TestCodes::gtin), 'B', 5});
  ASSERT_NE(fresh, nullptr);
  EXPECT_EQ(fresh->state, CodeState::ordered);
  EXPECT_EQ(codes_.codes_of(old_order).ranges.front().state, CodeState::voided);
  EXPECT_FALSE(move(old_order, LifeAct::activate, 1, 10, "SG-2609"));
  EXPECT_TRUE(move(order, LifeAct::print, 1, 10));
  codes_.desk = codes_.open_desk();
  EXPECT_EQ(state_of(5), CodeState::voided) << "after a restart too";
}

TEST_F(CodeDeskTest, no_order_gets_numbers_under_a_key_that_got_out) {
  const auto order = codes_.order("Tháng 9", "100");
  ASSERT_TRUE(codes_.desk->void_epoch(codes_.acting(), 'A'));
  EXPECT_FALSE(codes_.desk->number(codes_.acting(), order.id));
  ASSERT_TRUE(codes_.desk->rotate_keys("keeper"));
  EXPECT_TRUE(codes_.desk->number(codes_.acting(), order.id));
}

TEST_F(CodeDeskTest, the_book_after_an_act_is_that_of_the_registers) {
  const auto first = received("Tháng 9", "100");
  const auto second = received("Tháng 10", "50");
  ASSERT_TRUE(move(first, LifeAct::void_codes, 11, 20));
  ASSERT_TRUE(move(second, LifeAct::activate, 1, 30, "SG-2609"));
  ASSERT_TRUE(move(first, LifeAct::scrap, 1, 10));
  const auto after_acts = codes_.desk->book();
  ASSERT_TRUE(codes_.desk->reload());
  EXPECT_TRUE(std::ranges::equal(after_acts->ranges(), codes_.desk->book()->ranges()));
  EXPECT_EQ(after_acts->ranges().size(), 5U);
}

TEST_F(CodeDeskTest, every_move_leaves_its_trace) {
  const auto order = received("Tháng 9", "100");
  long long entries = 0;
  (void)codes_.store->read([&](records::Reading& reading) -> Result<void> {
    reading.session() << "select count(*) from audit where act like 'code_range.%'",
        soci::into(entries);
    return ok();
  });
  EXPECT_EQ(entries, 3) << "made, printed, received";
}

TEST_F(CodeDeskTest, an_order_is_for_a_product_of_its_maker_that_has_a_gtin) {
  const auto not_its_own = codes_.try_add("code_order", {{"label", "X"},
                                                         {"subject_id", "TS"},
                                                         {"product_id", TestCodes::gtin},
                                                         {"quantity", "5"},
                                                         {"second_factor", "none"}});
  ASSERT_TRUE(not_its_own);
  EXPECT_FALSE(not_its_own->stored());
  codes_.add("product", {{"code", "NB-17"}, {"subject_id", "OM"}, {"name_vi", "Mứt"}});
  const auto without_gtin = codes_.try_add("code_order", {{"label", "Y"},
                                                          {"subject_id", "OM"},
                                                          {"product_id", "NB-17"},
                                                          {"quantity", "5"},
                                                          {"second_factor", "none"}});
  ASSERT_TRUE(without_gtin);
  EXPECT_FALSE(without_gtin->stored());
}

}  // namespace
}  // namespace ocop::codes
