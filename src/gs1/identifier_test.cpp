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

TEST(Identifier, a_fault_is_a_mistake_where_the_key_has_all_its_digits) {
  EXPECT_NE(
      path("https://shop.example/01/09521234000013/21/ABCDEFGHIJKLMNOPQRSTU").find("too long"),
      std::string::npos);
  EXPECT_NE(path("https://shop.example/01/09521234000013/21/A/10/B").find("in their order"),
            std::string::npos);
  for (const char* text : {"https://shop.example/01/2026", "https://shop.example/00/x",
                           "https://shop.example/gtin/09521234000014",
                           "https://shop.example/8004/abc", "https://shop.example/products/01/"}) {
    EXPECT_EQ(path(text), text);
  }
}

TEST(Identifier, old_spellings_are_the_same_thing) {
  EXPECT_EQ(path("HTTPS://ID.GS1.ORG/01/09521234000013/21/A7"), "/01/09521234000013/21/A7");
  EXPECT_EQ(path("https://id.gs1.org/gtin/09521234000013/ser/A7"), "/01/09521234000013/21/A7");
  EXPECT_EQ(path("https://id.gs1.org/01/09521234000013/21/A7/"), "/01/09521234000013/21/A7");
  EXPECT_EQ(path("URN:EPC:id:sgtin:9521234.000001.A7"), "/01/09521234000013/21/A7");
}

TEST(Identifier, an_epc_without_gs1_key_is_foreign) {
  EXPECT_EQ(path("urn:epc:id:gid:95100000.12345.400"), "urn:epc:id:gid:95100000.12345.400");
  EXPECT_EQ(path("urn:epcglobal:cbv:bt:4012345000009:1"), "urn:epcglobal:cbv:bt:4012345000009:1");
}

TEST(Identifier, each_key_has_its_granularity) {
  const auto granularity = [](std::string_view text) {
    return Identifier::parse(text)->granularity();
  };
  EXPECT_EQ(granularity("urn:epc:id:sscc:0614141.1234567890"), Granularity::instance);
  EXPECT_EQ(granularity("urn:epc:id:grai:0614141.12345.400"), Granularity::instance);
  EXPECT_EQ(granularity("urn:epc:idpat:grai:0614141.12345.*"), Granularity::trade_class);
  EXPECT_EQ(granularity("urn:epc:id:giai:0614141.12345400"), Granularity::instance);
  EXPECT_EQ(granularity("urn:epc:id:cpi:0614141.123ABC.1"), Granularity::instance);
  EXPECT_EQ(granularity("urn:epc:id:sgln:0614141.12345.400"), Granularity::location);
  EXPECT_EQ(granularity("urn:epc:id:pgln:0614141.12345"), Granularity::party);
  EXPECT_EQ(granularity("urn:epc:id:gdti:0614141.12345.400"), Granularity::document);
  EXPECT_EQ(granularity("urn:epc:id:upui:0614141.012345.AB"), Granularity::lot);
  EXPECT_EQ(granularity("https://id.gs1.org/01/09521234000013/22/2A"), Granularity::trade_class);
  EXPECT_EQ(Identifier::parse("urn:epc:id:grai:0614141.12345.400")->trade_class().path(),
            "/8003/00614141123452");
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
