#include "records/codes.h"

#include <gtest/gtest.h>

namespace ocop::records {
namespace {

std::string stored(const Checked& value) {
  const auto* good = std::get_if<std::string>(&value);
  return good != nullptr ? *good : "!" + std::get<Reason>(value).in(pages::Locale::english);
}

TEST(Codes, AreStoredInOneSizeOfLetters) {
  EXPECT_EQ(stored(capital_code<40>("sp-Gom-01")), "SP-GOM-01");
  EXPECT_EQ(stored(small_code<40>("Hang-Bac-36")), "hang-bac-36");
}

TEST(Codes, HaveNoMarksNoBlanksAndALimitThatTheReasonNames) {
  const std::string refused =
      "!Use only letters without marks, digits and hyphens, at most 5 characters.";
  for (const char* typed : {"GỐM", "A B", "A/B", "A_B", "A.B", "ABCDEF"}) {
    EXPECT_EQ(stored(capital_code<5>(typed)), refused) << typed;
    EXPECT_EQ(stored(small_code<5>(typed)), refused) << typed;
  }
  EXPECT_EQ(stored(capital_code<5>("ABCDE")), "ABCDE");
}

TEST(Codes, OfAnAddressAreReadInCapitals) { EXPECT_EQ(in_capitals("tb-2026-ô"), "TB-2026-ô"); }

TEST(Codes, ThatNobodyTypedEndWithTheChanceOfTheIdentifier) {
  constexpr std::string_view id = "01K0ABCDEFGHJKMNPQRSTVWXYZ";
  EXPECT_EQ(chance_of(id), "RSTVWXYZ");
  EXPECT_EQ(chance_of(id, 6), "TVWXYZ");
  EXPECT_EQ(chance_of("short"), "short");
}

TEST(Codes, SayTheYearInVietnam) {
  const Timestamp new_year{1'798'736'400'000'000};  // 2027-01-01 at 00:00 in Hà Nội
  EXPECT_EQ(code_of_year("TB", new_year, "01K0ABCDEFGHJKMNPQRSTVWXYZ"), "TB-2027-RSTVWXYZ");
  EXPECT_EQ(code_of_year("TB", {new_year.micros - 1}, "RSTVWXYZ"), "TB-2026-RSTVWXYZ");
}

}  // namespace
}  // namespace ocop::records
