#include "registry/cell_rules.h"

#include <gmock/gmock.h>

namespace ocop::registry {
namespace {

using testing::HasSubstr;

template <class T>
std::string reason(const Result<T>& result) {
  return result ? "taken" : result.error().detail;
}

TEST(CellRules, AGtinOfAnyLengthIsStoredWithFourteenDigits) {
  EXPECT_EQ(*rule::gtin("09521234000013"), "09521234000013");
  EXPECT_EQ(*rule::gtin("9521234000013"), "09521234000013");
  EXPECT_EQ(*rule::gtin("96385074"), "00000096385074");
}

TEST(CellRules, AGtinSaysWhatIsWrongWithIt) {
  EXPECT_THAT(reason(rule::gtin("9521234000014")), HasSubstr("should be 3"));
  EXPECT_THAT(reason(rule::gtin("952123400001")), HasSubstr("check digit"));
  EXPECT_THAT(reason(rule::gtin("95212340001")), HasSubstr("not 11"));
  EXPECT_THAT(reason(rule::gtin("9,52123E+12")), HasSubstr("rounded"));
  EXPECT_THAT(reason(rule::gtin("952-1234")), HasSubstr("only digits"));
}

TEST(CellRules, AGlnHasThirteenDigitsAndACheckDigit) {
  EXPECT_EQ(*rule::gln("9521234009009"), "9521234009009");
  EXPECT_THAT(reason(rule::gln("9521234009008")), HasSubstr("check digit"));
  EXPECT_THAT(reason(rule::gln("521234009009")), HasSubstr("13 digits"));
}

TEST(CellRules, AWardCodeKeepsItsZeros) {
  EXPECT_EQ(*rule::any_unit_code("00070"), "00070");
  EXPECT_THAT(reason(rule::any_unit_code("7")), HasSubstr("dropped zeros"));
  EXPECT_TRUE(rule::any_unit_code("01"));
  EXPECT_FALSE(rule::any_unit_code("0001"));
}

TEST(CellRules, APictureIsALocalOrSecureAddress) {
  EXPECT_TRUE(rule::picture("/media/demo/gio-lua.svg"));
  EXPECT_TRUE(rule::picture("https://example.vn/a.jpg"));
  for (const std::string text : {"//evil.example/a.svg", "http://example.vn/a.jpg",
                                 "javascript:alert(1)", "/a b.svg", "/a\".svg", "a.svg"}) {
    EXPECT_FALSE(rule::picture(text)) << text;
  }
}

}  // namespace
}  // namespace ocop::registry
