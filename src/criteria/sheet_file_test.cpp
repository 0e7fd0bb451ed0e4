#include "criteria/sheet_file.h"

#include <gmock/gmock.h>

#include "criteria/test_sheets.h"

namespace ocop::criteria {
namespace {

using testing::HasSubstr;

std::string fault(std::string_view text) {
  const auto read = read_sheet_file(text, regimes());
  return read ? "" : read.error().pointer + ": " + read.error().detail;
}

TEST(SheetFile, IsReadWithItsDecisionItsSetAndItsMembers) {
  const auto read = read_sheet_file(
      R"({"id":"a","filed":"2026-06-01","set":"du-lich","answers":{"8":3,"9":"2.0"},
          "cases":{"8":"1"},"members":["89.9",90,90.1]})",
      regimes());
  ASSERT_TRUE(read) << to_string(read.error());
  const SheetFile& file = read->front();
  EXPECT_EQ(file.regime->decision, "26/2026/QĐ-TTg");
  EXPECT_EQ(file.set->number, 26);
  EXPECT_EQ(file.sheet.of("8"), Points::whole(3));
  EXPECT_EQ(file.sheet.of("9"), Points::whole(2));
  EXPECT_EQ(file.sheet.case_of("8"), "1");
  EXPECT_EQ(mean_of(file.members), Fraction(90, 1));
}

TEST(SheetFile, MayHoldMany) {
  std::ifstream stream("src/criteria/testdata/score-vectors.json");
  std::stringstream text;
  text << stream.rdbuf();
  const auto read = read_sheet_file(text.str(), regimes());
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(read->size(), 42U);
}

TEST(SheetFile, IsRefusedWithThePlaceAndTheReason) {
  const std::string head = R"({"regime":"26/2026/QĐ-TTg","set":8,)";
  EXPECT_THAT(fault("["), HasSubstr("no JSON"));
  EXPECT_THAT(fault("[]"), HasSubstr("no object"));
  EXPECT_THAT(fault(R"({"set":8,"answers":{}})"), HasSubstr("/filed: a text is missing"));
  EXPECT_THAT(fault(R"({"regime":"1/1999","set":8,"answers":{}})"), HasSubstr("/regime: "));
  EXPECT_THAT(fault(R"({"filed":"2001-01-01","set":8,"answers":{}})"), HasSubstr("/filed: "));
  EXPECT_THAT(fault(R"({"regime":"26/2026/QĐ-TTg","set":77,"answers":{}})"), HasSubstr("/set: "));
  EXPECT_THAT(fault(head + "\"x\":1}"), HasSubstr("/answers: the answers are missing"));
  EXPECT_THAT(fault(head + R"("answers":{"1.1":1.25}})"), HasSubstr("/answers/1.1: points"));
  EXPECT_THAT(fault(head + R"("answers":{"1.1":-1}})"), HasSubstr("/answers/1.1: points"));
  EXPECT_THAT(fault(head + R"("answers":{"1.1":2.5}})"), HasSubstr("1.1: the criterion does not"));
  EXPECT_THAT(fault(head + R"("answers":{"5.2":1}})"), HasSubstr("5.2: points without"));
  EXPECT_THAT(fault(head + R"("answers":{"99":1}})"), HasSubstr("99: the set has no such"));
  EXPECT_THAT(fault(R"({"vectors":[{"set":1}]})"), HasSubstr("/vectors/0/filed"));
}

}  // namespace
}  // namespace ocop::criteria
