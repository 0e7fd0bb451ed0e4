#include "application/consumer_custody.h"

#include <gtest/gtest.h>

#include "application/test_shop.h"

namespace ocop::application {
namespace {

constexpr std::string_view piece = "/01/09521234000013/21/7KQ4M9XTRE";

class ConsumerCustodyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    shop_.register_all();
    shop_.capture(event_on(piece, "ADD", "commissioning", "2026-07-18T14:00:00"));
  }
  authenticity::Custody custody() {
    const auto item = gs1::Identifier::parse("https://id.gs1.org" + std::string(piece));
    const auto view = shop_.store().view();
    RecallBook recalls;
    ProductParts parts;
    const auto found = scan({shop_.catalogue(), *view, recalls, parts, *item, piece,
                             pages::Locale::vietnamese, shop_.clock().now()});
    EXPECT_TRUE(found);
    return custody_of(*found, shop_.catalogue());
  }

  TestShop shop_{std::string(OCOP_BINARY_DIR) + "/consumer_custody_test/" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name()};
};

TEST_F(ConsumerCustodyTest, a_recorded_sale_is_a_sale_and_no_end) {
  EXPECT_TRUE(custody().is_unsold());
  shop_.capture(event_on(piece, "OBSERVE", "retail_selling", "2026-08-01T09:00:00",
                         R"(,"disposition":"retail_sold")"));
  EXPECT_TRUE(custody().sold_at);
  EXPECT_FALSE(custody().ended_at);
  EXPECT_FALSE(custody().is_unsold());
}

TEST_F(ConsumerCustodyTest, what_was_destroyed_has_ended) {
  shop_.capture(event_on(piece, "DELETE", "destroying", "2026-08-01T09:00:00",
                         R"(,"disposition":"destroyed")"));
  EXPECT_TRUE(custody().ended_at);
}

TEST_F(ConsumerCustodyTest, what_was_used_up_in_a_transformation_has_ended) {
  shop_.capture(
      fmt::format(R"({{"type":"TransformationEvent","eventTime":"2026-08-01T09:00:00+07:00",)"
                  R"("eventTimeZoneOffset":"+07:00","inputEPCList":["https://id.gs1.org{}"],)"
                  R"("outputEPCList":["https://id.gs1.org/01/09521234000013/21/GIFTBOX"]}})",
                  piece));
  EXPECT_TRUE(custody().ended_at);
  EXPECT_FALSE(custody().sold_at);
}

}  // namespace
}  // namespace ocop::application
