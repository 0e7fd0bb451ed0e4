#include "gs1/identifier.h"

#include <gtest/gtest.h>

namespace ocop::gs1 {
namespace {

std::string path(std::string_view text) {
  const auto identifier = Identifier::parse(text);
  return identifier ? identifier->path() : "refused: " + identifier.error().detail;
}

TEST(Identifier, urn_and_digital_link_of_one_thing_are_equal) {
  EXPECT_EQ(path("urn:epc:id:sgtin:9521234.000001.A7"), "/01/09521234000013/21/A7");
  EXPECT_EQ(path("https://id.gs1.org/01/09521234000013/21/A7"), "/01/09521234000013/21/A7");
  EXPECT_EQ(path("https://ocop.example/so/01/9521234000013/21/A7?x=1#y"),
            "/01/09521234000013/21/A7");
  EXPECT_EQ(path("urn:epc:class:lgtin:9521234.000001.SG-2607"), "/01/09521234000013/10/SG-2607");
  EXPECT_EQ(path("urn:epc:idpat:sgtin:9521234.000001.*"), "/01/09521234000013");
  EXPECT_EQ(path("urn:epc:id:sgln:9521234.00001.0"), "/414/9521234000013");
}

TEST(Identifier, an_instance_drops_the_lot_of_its_label_but_remembers_it) {
  const auto item = Identifier::parse("https://id.gs1.org/01/09521234000013/10/SG-2607/21/A7");
  EXPECT_EQ(item->path(), "/01/09521234000013/21/A7");
  EXPECT_EQ(item->lot_of_label(), "SG-2607");
  EXPECT_EQ(item->granularity(), Granularity::instance);
  EXPECT_EQ(item->trade_class().path(), "/01/09521234000013");
}

TEST(Identifier, a_wrong_check_digit_is_named_on_any_domain) {
  for (const char* text :
       {"https://id.gs1.org/01/09521234000014/21/A7", "https://shop.example/01/09521234000014",
        "https://id.gs1.org/00/008600099999850001"}) {
    EXPECT_NE(path(text).find("check digit"), std::string::npos) << text;
  }
}

TEST(Identifier, a_foreign_uri_is_kept_to_the_letter) {
  EXPECT_EQ(path("https://example.org/8004/x"), "https://example.org/8004/x");
  EXPECT_EQ(path("urn:uuid:12345678-1234-4234-8234-123456789012"),
            "urn:uuid:12345678-1234-4234-8234-123456789012");
  EXPECT_FALSE(Identifier::parse("not a uri"));
  EXPECT_FALSE(Identifier::parse("plain"));
}

TEST(Identifier, what_is_printed_is_read_back) {
  const auto item = Identifier::parse("https://id.gs1.org/01/09521234000013/10/A%2FB%20");
  EXPECT_FALSE(item);  // a space is outside character set 82
  const auto lot = Identifier::parse("https://id.gs1.org/01/09521234000013/10/A%2fB+1");
  ASSERT_TRUE(lot);
  EXPECT_EQ(lot->path(), "/01/09521234000013/10/A%2FB%2B1");
  EXPECT_EQ(lot->value("10"), "A/B+1");
  EXPECT_EQ(path(lot->canonical_uri()), lot->path());
  EXPECT_EQ(Identifier::from_stored(lot->path()).granularity(), Granularity::lot);
}

}  // namespace
}  // namespace ocop::gs1
