#include "registry/product_rules.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/clock.h"
#include "base/id.h"
#include "base/random.h"

namespace ocop::registry {
namespace {

std::string value(const records::Checked& checked) {
  const auto* good = std::get_if<std::string>(&checked);
  return good == nullptr ? "refused" : *good;
}

TEST(ProductRules, SouvenirsOf2019ProposeCraftsPlantsAndTextilesAndNeverDecide) {
  EXPECT_THAT(proposed_sets("luu-niem-noi-that-trang-tri"),
              testing::IsSupersetOf({"21", "24", "22"}));
  EXPECT_TRUE(proposed_sets("khac").empty());
  for (const auto& group : groups_2019()) EXPECT_FALSE(proposed_sets(group.value).empty());
}

TEST(ProductRules, AProductCodeIsAGtinOrOurs) {
  EXPECT_EQ(value(field_rule::product_code("9521234000013")), "09521234000013");
  EXPECT_EQ(value(field_rule::product_code("SP-7K3M-9Q2X")), "SP-7K3M-9Q2X");
  EXPECT_EQ(value(field_rule::product_code("9521234000014")), "refused");
  EXPECT_EQ(value(field_rule::product_code("SP-<b>")), "refused");
  EXPECT_EQ(value(field_rule::product_reference("01K5ABCDEFGHJKMNPQRSTVWXYZ")),
            "01K5ABCDEFGHJKMNPQRSTVWXYZ");
}

TEST(ProductRules, InternalCodesFitTheirOwnRuleAndDiffer) {
  const ManualClock clock{Timestamp{1}};
  SystemRandom random;
  const std::string one = internal_code(new_sortable_id(clock, random));
  EXPECT_EQ(value(field_rule::product_code(one)), one);
  EXPECT_NE(one, internal_code(new_sortable_id(clock, random)));
  EXPECT_FALSE(is_gtin(one));
}

TEST(ProductRules, ACodeOfRecognitionHasTheFormOfItsDay) {
  const std::string old_form = "83-829-28780-3-2022", new_form = "01-00070-3-2026";
  EXPECT_TRUE(is_ocop_code(old_form, {2022, 6, 1}));
  EXPECT_FALSE(is_ocop_code(new_form, {2025, 6, 30}));
  EXPECT_TRUE(is_ocop_code(old_form, {2025, 7, 1}));
  EXPECT_TRUE(is_ocop_code(new_form, {2025, 7, 1}));
  EXPECT_FALSE(is_ocop_code(old_form, {2026, 5, 22}));
  EXPECT_TRUE(is_ocop_code(new_form, {2026, 5, 22}));
  for (const std::string text : {"", "01-70-3-2026", "01-00070-3-1026", "01-00070--2026", "----"}) {
    EXPECT_FALSE(is_ocop_code(text, {2026, 9, 18})) << text;
  }
}

TEST(ProductRules, SharesAreAtMostAHundredPercent) {
  EXPECT_EQ(value(field_rule::percent("12,5 %")), "12.5");
  EXPECT_EQ(value(field_rule::percent("100")), "100");
  for (const std::string text : {"100,01", "-1", "1,234", ",5", "mười", "5.", "999"}) {
    EXPECT_EQ(value(field_rule::percent(text)), "refused") << text;
  }
}

TEST(ProductRules, ClassesOfTrademarksAreSortedAndComeOnce) {
  EXPECT_EQ(value(field_rule::trademark_classes("43,30")), "30, 43");
  for (const std::string text : {"0", "46", "30,30", "30,", "a"}) {
    EXPECT_EQ(value(field_rule::trademark_classes(text)), "refused") << text;
  }
}

RC_GTEST_PROP(ProductRulesProperty, NoTextBreaksARule, (const std::string& text)) {
  if (text.empty()) return;
  for (const auto rule : {field_rule::product_code, field_rule::product_reference,
                          field_rule::percent, field_rule::trademark_classes, field_rule::stars}) {
    const auto first = rule(text);
    if (const auto* good = std::get_if<std::string>(&first)) RC_ASSERT(value(rule(*good)) == *good);
  }
  is_ocop_code(text, {2026, 1, 1});
}

}  // namespace
}  // namespace ocop::registry
