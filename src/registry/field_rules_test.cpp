#include "registry/field_rules.h"

#include <gtest/gtest.h>

namespace ocop::registry::field_rule {
namespace {

std::string stored(const records::Checked& checked) {
  const auto* value = std::get_if<std::string>(&checked);
  return value != nullptr ? *value : "refused";
}

TEST(FieldRules, KeysAreTakenWithTheBlanksThatPeopleWrite) {
  EXPECT_EQ(stored(gln("952123 400901 6")), "9521234009016");
  EXPECT_EQ(stored(gln("9521234009017")), "refused");
  EXPECT_EQ(stored(gtin("9521234000013")), "09521234000013");
}

TEST(FieldRules, ATaxCodeHasTenTwelveOrThirteenDigits) {
  EXPECT_EQ(stored(tax_code("0100 000 001")), "0100000001");
  EXPECT_EQ(stored(tax_code("0100000001001")), "0100000001-001");
  EXPECT_EQ(stored(tax_code("001090000001")), "001090000001");
  EXPECT_EQ(stored(tax_code("12345")), "refused");
  EXPECT_EQ(stored(tax_code("01000000O1")), "refused");
}

TEST(FieldRules, AnAddressOfMailHasOneAtAndADomain) {
  EXPECT_EQ(stored(email("lienhe@vidu.example")), "lienhe@vidu.example");
  for (const char* bad :
       {"lienhe", "@vidu.vn", "a@b", "a@b@c.vn", "a b@c.vn", "a@c.", "<a>@c.vn"}) {
    EXPECT_EQ(stored(email(bad)), "refused") << bad;
  }
}

TEST(FieldRules, ALinkIsSafe) {
  EXPECT_EQ(stored(web_address("https://vidu.example/gian-hang")),
            "https://vidu.example/gian-hang");
  EXPECT_EQ(stored(web_address("javascript:alert(1)")), "refused");
  EXPECT_EQ(stored(web_address("/gian-hang")), "refused");
}

TEST(FieldRules, AYearIsOfOurTime) {
  EXPECT_EQ(stored(year("1968")), "1968");
  EXPECT_EQ(stored(year("68")), "refused");
  EXPECT_EQ(stored(year("3000")), "refused");
}

}  // namespace
}  // namespace ocop::registry::field_rule
