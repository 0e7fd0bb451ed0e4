#include "criteria/criteria_set.h"

#include <gmock/gmock.h>

#include "criteria/test_sheets.h"

namespace ocop::criteria {
namespace {

using testing::HasSubstr;

TEST(Regimes, AllSetsOfTheProgrammeAreReadAndHoldTogether) {
  const auto read = Regimes::built_in();
  ASSERT_TRUE(read) << to_string(read.error());
  ASSERT_EQ(read->all().size(), 3U);
  EXPECT_EQ(read->find("1048/QĐ-TTg")->sets.size(), 25U);
  EXPECT_EQ(read->find("148/QĐ-TTg")->sets.size(), 0U);
  EXPECT_EQ(read->find("26/2026/QĐ-TTg")->sets.size(), 26U);
  EXPECT_EQ(std::ranges::count(read->find("1048/QĐ-TTg")->sets, false, &CriteriaSet::is_complete),
            3);
}

TEST(Regimes, AreChosenByTheDayOnWhichTheFileWasLodged) {
  const auto decision = [](Date day) {
    const Regime* regime = regimes().on(day);
    return regime == nullptr ? std::string() : regime->decision;
  };
  EXPECT_EQ(decision({2019, 8, 20}), "");
  EXPECT_EQ(decision({2019, 8, 21}), "1048/QĐ-TTg");
  EXPECT_EQ(decision({2023, 2, 23}), "1048/QĐ-TTg");
  EXPECT_EQ(decision({2023, 2, 24}), "148/QĐ-TTg");
  EXPECT_EQ(decision({2026, 5, 21}), "148/QĐ-TTg");
  EXPECT_EQ(decision({2026, 5, 22}), "26/2026/QĐ-TTg");
  EXPECT_EQ(decision({2030, 1, 1}), "26/2026/QĐ-TTg");
}

TEST(Regimes, TheNewestHasItsWindowsAndClocks) {
  const Regime& regime = *regimes().find("26/2026/QĐ-TTg");
  EXPECT_EQ(regime.certificate_months, 36);
  EXPECT_EQ(regime.commune_working_days, 15);
  EXPECT_EQ(regime.re_evaluation->earliest_before_expiry, 180);
  EXPECT_EQ(regime.re_evaluation->latest_before_expiry, 120);
  EXPECT_EQ(regime.re_evaluation->valid_after_expiry, 180);
}

TEST(CriteriaSet, KnowsItsCriteriaTheirChoicesAndTheirMinimums) {
  const CriteriaSet& set = *regimes().find("26/2026/QĐ-TTg")->find(8);
  EXPECT_EQ(set.scored().size(), 32U);
  EXPECT_EQ(set.find("2")->children.size(), 4U);
  EXPECT_EQ(set.find("99"), nullptr);
  EXPECT_THAT(set.find("2.4")->choices(), testing::ElementsAre(Points(), Points::whole(1)));
  EXPECT_EQ(set.find("5.2")->requires_code, "5.1");
  EXPECT_GT(set.find("9")->minimum_for(4), Points());
  EXPECT_EQ(set.find("9")->minimum_for(2), Points());
}

TEST(CriteriaSet, ChoicesAreThoseOfTheCase) {
  const Criterion& criterion = *regimes().find("26/2026/QĐ-TTg")->find(26)->find("8");
  ASSERT_EQ(criterion.cases.size(), 2U);
  EXPECT_THAT(criterion.choices("1"),
              testing::ElementsAre(Points(), Points::whole(1), Points::whole(3)));
}

constexpr std::string_view small = R"({"regime":"1/2030","slug":"a","name":{"vi":"A","en":"A"},
  "group":{"vi":"N","en":"G"},"source":"s","parts":[{"code":"A","name":{"vi":"P","en":"P"},"max":100,
  "criteria":[{"code":"1","name":{"vi":"M","en":"O"},"max":100,"options":[
  {"points":40,"minimum_for_stars":3,"label":{"vi":"x","en":"x"}},
  {"points":100,"minimum_for_stars":4,"label":{"vi":"y","en":"y"}}]}]}]})";

std::string with(std::string_view what, std::string_view by) {
  std::string text(small);
  return text.replace(text.find(what), what.size(), by);
}

std::string fault(std::string_view text) {
  const auto read = read_criteria_set(text, "x.json");
  if (read) return "";
  EXPECT_EQ(read.error().pointer, "x.json");
  return read.error().detail;
}

TEST(CriteriaSet, IsRefusedWithThePlaceOfEveryFault) {
  EXPECT_EQ(fault(small), "");
  EXPECT_THAT(fault("{"), HasSubstr("no JSON"));
  EXPECT_THAT(fault("[]"), HasSubstr("/regime: a text is missing"));
  EXPECT_THAT(fault(with("\"max\":100,\n", "\"max\":90,\n")), HasSubstr("add up"));
  EXPECT_THAT(fault(with("{\"points\":100", "{\"points\":90")), HasSubstr("best option"));
  EXPECT_THAT(fault(with("{\"points\":40", "{\"points\":-4")),
              HasSubstr("/parts/0/criteria/0/options/0/points: points are missing"));
  EXPECT_THAT(fault(with("{\"points\":40", "{\"points\":4.25")), HasSubstr("points are missing"));
  EXPECT_THAT(fault(with("stars\":4", "stars\":3")), HasSubstr("rise from 3 to 5"));
  EXPECT_THAT(fault(with("\"max\":100,\"options\"", "\"max\":100,\"requires\":\"7\",\"options\"")),
              HasSubstr("criterion 1: requires"));
  EXPECT_THAT(fault(with("\"label\":{\"vi\":\"y\",\"en\":\"y\"}", "\"label\":{\"vi\":\"y\"}")),
              HasSubstr("/parts/0/criteria/0/options/1/label/en"));
}

TEST(CriteriaSet, NestingHasALimit) {
  std::string text(small);
  const std::string inner = R"("children":[{"code":"1","name":{"vi":"M","en":"O"},"max":100,)";
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += inner;
  const auto at = text.find("\"options\"");
  text.insert(at, deep);
  text.insert(text.rfind("]}]}]}") + 2, [] {
    std::string closing;
    for (int i = 0; i < 50; ++i) closing += "]}";
    return closing;
  }());
  EXPECT_NE(fault(text), "");
}

}  // namespace
}  // namespace ocop::criteria
