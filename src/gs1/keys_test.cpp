#include "gs1/keys.h"

#include <gtest/gtest.h>

namespace ocop::gs1 {
namespace {

TEST(Keys, a_gtin_of_any_length_is_the_same_gtin) {
  const auto gtin = Gtin::parse("9521234000013");
  ASSERT_TRUE(gtin) << gtin.error().detail;
  EXPECT_EQ(gtin->digits(), "09521234000013");
  EXPECT_EQ(gtin->shortest(), "9521234000013");
  EXPECT_EQ(gtin->path(), "/01/09521234000013");
  EXPECT_EQ(*Gtin::parse("09521234000013"), *gtin);
  EXPECT_EQ(*Gtin::with_check_digit("952123400001"), *gtin);
  EXPECT_EQ(Gtin::parse("96385074")->shortest(), "96385074");
  EXPECT_EQ(Gtin::parse("614141000036")->shortest(), "614141000036");
  EXPECT_EQ(Gtin::parse("10614141000033")->shortest(), "10614141000033");
}

TEST(Keys, refuse_a_wrong_check_digit_and_say_the_right_one) {
  EXPECT_NE(Gtin::parse("9521234000014").error().detail.find("it should be 3"), std::string::npos);
  EXPECT_NE(Sscc::parse("340123456789012345").error().detail.find("it should be 0"),
            std::string::npos);
  EXPECT_NE(Gmn::parse("1987654Ad4X4bL5ttr2310c2L").error().detail.find("check characters"),
            std::string::npos);
  EXPECT_FALSE(Gtin::parse("952123400001"));
  EXPECT_FALSE(Gtin::parse("95212340000135555"));
  EXPECT_FALSE(Gtin::with_check_digit("12"));
}

TEST(Keys, each_takes_a_value_of_its_form) {
  EXPECT_EQ(Sscc::parse("340123456789012340")->path(), "/00/340123456789012340");
  EXPECT_TRUE(Gln::parse("9521234000013"));
  EXPECT_TRUE(PartyGln::parse("9521234000013"));
  EXPECT_EQ(Gdti::parse("9521234000013A/1")->path(), "/253/9521234000013A%2F1");
  EXPECT_TRUE(Gcn::parse("9521234000013001"));
  EXPECT_FALSE(Gcn::parse("9521234000013A"));
  EXPECT_TRUE(Ginc::parse("9521234ABC"));
  EXPECT_TRUE(Gsin::parse("95212340000000013"));
  EXPECT_TRUE(Grai::parse("09521234000013X7"));
  EXPECT_FALSE(Grai::parse("19521234000010X7"));
  EXPECT_TRUE(Giai::parse("9521234-17"));
  EXPECT_FALSE(Giai::parse("ABC"));
  EXPECT_TRUE(Itip::parse("095212340000130102"));
  EXPECT_FALSE(Itip::parse("095212340000130302"));
  EXPECT_TRUE(Cpid::parse("9521234A#1"));
  EXPECT_FALSE(Cpid::parse("9521234a"));
  EXPECT_TRUE(Gmn::parse("1987654Ad4X4bL5ttr2310c2K"));
  EXPECT_TRUE(GsrnProvider::parse("952123400000000017"));
  EXPECT_TRUE(GsrnRecipient::parse("952123400000000017"));
}

}  // namespace
}  // namespace ocop::gs1
