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

TEST(CellRules, ADayIsWrittenInEitherWayAndMustExist) {
  EXPECT_EQ(*rule::day("2026-07-06"), (Date{2026, 7, 6}));
  EXPECT_EQ(*rule::day("06/07/2026"), (Date{2026, 7, 6}));
  EXPECT_EQ(*rule::day("6/7/2026"), (Date{2026, 7, 6}));
  for (const std::string text : {"2026-02-30", "31/06/2026", "07/13/2026", "6/7/26", "2026", "/"}) {
    EXPECT_THAT(reason(rule::day(text)), HasSubstr("is no day")) << text;
  }
}

TEST(CellRules, AWardCodeKeepsItsZeros) {
  EXPECT_EQ(*rule::ward_code("00070"), "00070");
  EXPECT_THAT(reason(rule::ward_code("70")), HasSubstr("dropped zeros"));
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

TEST(CellRules, NumbersAndFlagsStayInTheirRange) {
  EXPECT_EQ(*rule::stars("5"), 5);
  EXPECT_FALSE(rule::stars("6"));
  EXPECT_FALSE(rule::stars("4.5"));
  EXPECT_EQ(*rule::set_2026("07"), "7");
  EXPECT_FALSE(rule::set_2026("27"));
  EXPECT_FALSE(rule::days("0"));
  EXPECT_FALSE(rule::days("99999999999999999999"));
  EXPECT_TRUE(*rule::flag("1"));
  EXPECT_FALSE(rule::flag("có"));
}

TEST(CellRules, WordsOfAListAreNamedWhenAnotherIsGiven) {
  EXPECT_TRUE(rule::subject_kind("cooperative"));
  EXPECT_THAT(reason(rule::subject_kind("coop")), HasSubstr("cooperative_group"));
  EXPECT_THAT(reason(rule::group_2019("Thực phẩm")), HasSubstr("thuc-pham"));
  EXPECT_TRUE(rule::certificate_kind("vietgap"));
  EXPECT_FALSE(rule::certificate_kind("Viet GAP"));
}

TEST(CellRules, APriceIsWholeDong) {
  EXPECT_EQ(*rule::dong("85.000"), 85'000);
  EXPECT_EQ(*rule::dong("999999999999"), 999'999'999'999);
  for (const std::string text : {"85,5", "-1", "85k", "1000000000000", "."}) {
    EXPECT_FALSE(rule::dong(text)) << text;
  }
}

TEST(CellRules, AShopOnTheWebHasASecureAddress) {
  EXPECT_TRUE(rule::web_address("https://shop.example/o-mai"));
  EXPECT_FALSE(rule::web_address("/o-mai"));
  EXPECT_FALSE(rule::web_address("javascript:alert(1)"));
}

TEST(CellRules, TextsHaveALength) {
  EXPECT_TRUE(rule::name(std::string(300, 'x')));
  EXPECT_FALSE(rule::name(std::string(301, 'x')));
  EXPECT_EQ(*rule::long_text("một\r\nhai"), "một\nhai");
  EXPECT_FALSE(rule::long_text(std::string(20'001, 'x')));
  EXPECT_FALSE(rule::phone("gọi tôi"));
}

}  // namespace
}  // namespace ocop::registry
