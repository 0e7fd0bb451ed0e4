#include "criteria/score.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "criteria/next_star.h"
#include "criteria/test_sheets.h"

namespace ocop::criteria {
namespace {

TEST(Score, AgreesWithEveryVectorOfTheProgramme) {
  const auto vectors = read_vectors();
  std::size_t judged = 0;
  for (const auto& value : vectors.at("vectors").as_array()) {
    const Vector vector = vector_of(value.as_object());
    const Regime& regime = *regimes().find(vector.decision);
    const CriteriaSet& set = *regime.find(vector.set);
    EXPECT_THAT(faults_of(set, vector.sheet), testing::IsEmpty()) << vector.id;
    const Outcome outcome = judge(regime, set, vector.sheet);
    EXPECT_EQ(outcome.total, Points::whole(vector.expected.at("total").as_int64())) << vector.id;
    EXPECT_EQ(outcome.band, vector.expected.at("band").as_int64()) << vector.id;
    EXPECT_EQ(outcome.star, static_cast<int>(vector.expected.at("star").as_int64())) << vector.id;
    EXPECT_EQ(outcome.has_certificate, vector.expected.at("certificate").as_bool()) << vector.id;
    EXPECT_EQ(codes_missed(outcome), codes_expected(vector.expected.at("failed_gates").as_object()))
        << vector.id;
    ++judged;
  }
  EXPECT_EQ(judged, 42U);
}

TEST(Score, TakesTheExactMeanOfTheMembers) {
  const auto vectors = read_vectors();
  for (const auto& value : vectors.at("means").as_array()) {
    const auto& vector = value.as_object();
    std::vector<Points> hundredths;  // some members of the vectors have two decimals
    for (const auto& member : vector.at("members").as_array()) {
      hundredths.push_back({hundredths_of(member.as_string())});
    }
    const Fraction tenfold = mean_of(hundredths);
    const Fraction mean(tenfold.numerator(), tenfold.denominator() * 10);
    EXPECT_EQ(to_string(mean), std::string(vector.at("mean").as_string()));
    EXPECT_EQ(regimes().find("26/2026/QĐ-TTg")->band_of(mean).star, vector.at("band").as_int64());
    EXPECT_EQ(spread_of(hundredths).tenths, hundredths_of(vector.at("spread").as_string()));
  }
}

TEST(Score, AKnockOutThatTheCouncilFoundEndsIt) {
  const auto vectors = read_vectors();
  std::size_t judged = 0;
  for (const auto& value : vectors.at("knockouts").as_array()) {
    const auto& vector = value.as_object();
    const Regime& regime = *regimes().find(vector.at("regime").as_string());
    const CriteriaSet& set = *regime.find(static_cast<int>(vector.at("set").as_int64()));
    const std::string code(vector.at("criterion").as_string());
    Sheet sheet = best_sheet(set);
    ASSERT_EQ(judge(regime, set, sheet).star, 5);
    sheet.knockouts.insert(code);
    EXPECT_THAT(faults_of(set, sheet), testing::IsEmpty());
    const Outcome outcome = judge(regime, set, sheet);
    EXPECT_EQ(outcome.star, std::nullopt);
    EXPECT_FALSE(outcome.has_certificate);
    const auto effect = vector.at("expected").at("effect").as_string() == "stop"
                            ? KnockoutEffect::stop
                            : KnockoutEffect::exclude;
    EXPECT_THAT(outcome.knocked_out, testing::ElementsAre(KnockedOut{code, effect}));
    ++judged;
  }
  EXPECT_EQ(judged, 6U);
}

TEST(Score, NoPointsKnockOutWhereTheSetSaysSoButAnOpenQuestionDoesNot) {
  const Regime& regime = *regimes().find("26/2026/QĐ-TTg");
  const CriteriaSet& set = *regime.find(16);
  Sheet sheet = best_sheet(set);
  sheet.points["6.2"] = Points();
  EXPECT_EQ(judge(regime, set, sheet).star, std::nullopt);
  sheet.points.erase("6.2");
  EXPECT_TRUE(judge(regime, set, sheet).star);
}

TEST(Score, FaultsOfASheetAreNamed) {
  const CriteriaSet& set = *regimes().find("26/2026/QĐ-TTg")->find(8);
  Sheet sheet = best_sheet(set);
  sheet.points["1.1"] = Points{15};
  sheet.points.erase("1.2");
  sheet.points["5.1"] = Points();
  sheet.points["99"] = Points::whole(1);
  sheet.cases["2.1"] = "7";
  sheet.knockouts.insert("3.1");
  EXPECT_THAT(faults_of(set, sheet),
              testing::ElementsAre(SheetFault{"1.1", SheetFaultKind::no_option},
                                   SheetFault{"1.2", SheetFaultKind::missing},
                                   SheetFault{"2.1", SheetFaultKind::unknown_case},
                                   SheetFault{"5.2", SheetFaultKind::needs_other},
                                   SheetFault{"5.3", SheetFaultKind::needs_other},
                                   SheetFault{"99", SheetFaultKind::unknown_criterion},
                                   SheetFault{"3.1", SheetFaultKind::no_knockout}));
}

RC_GTEST_PROP(Score, RaisingAnAnswerNeverLowersTheStar, ()) {
  const auto [regime, set] = any_set();
  const Sheet sheet = any_sheet(*set);
  const Criterion* criterion = *rc::gen::elementOf(set->scored());
  Sheet raised = sheet;
  for (const Points choice : criterion->choices()) {
    if (choice <= sheet.of(criterion->code)) continue;
    raised.points[criterion->code] = choice;
    const Outcome before = judge(*regime, *set, sheet), after = judge(*regime, *set, raised);
    RC_ASSERT(after.star.value_or(0) >= before.star.value_or(0));
    RC_ASSERT(after.band >= before.band);
  }
}

RC_GTEST_PROP(Score, TheOrderOfMembersIsIrrelevant, ()) {
  auto totals = *rc::gen::nonEmpty(rc::gen::container<std::vector<Points>>(
      rc::gen::map(rc::gen::inRange(0, 1001), [](int tenths) { return Points{tenths}; })));
  const Fraction mean = mean_of(totals);
  const Points spread = spread_of(totals);
  std::ranges::reverse(totals);
  std::ranges::rotate(totals, totals.begin() + static_cast<std::ptrdiff_t>(totals.size() / 2));
  RC_ASSERT(mean_of(totals) == mean);
  RC_ASSERT(spread_of(totals) == spread);
  RC_ASSERT(mean >= Fraction(*std::ranges::min_element(totals)));
  RC_ASSERT(mean <= Fraction(*std::ranges::max_element(totals)));
}

RC_GTEST_PROP(Score, NoStarIsGivenAboveItsBandOrWithoutItsMinimums, ()) {
  const auto [regime, set] = any_set();
  const Sheet sheet = any_sheet(*set);
  const Outcome outcome = judge(*regime, *set, sheet);
  if (!outcome.star) return;
  RC_ASSERT(*outcome.star <= outcome.band);
  for (const Criterion* criterion : set->scored()) {
    RC_ASSERT(sheet.of(criterion->code) >= criterion->minimum_for(*outcome.star));
  }
}

RC_GTEST_PROP(NextStar, TheWayLeadsThereAndEveryStepOfItIsAnOption, ()) {
  const auto [regime, set] = any_set();
  RC_PRE(set->is_complete);
  Sheet sheet = any_sheet(*set);
  const int star = *rc::gen::inRange(2, 6);
  const Way way = way_to(*regime, *set, sheet, star);
  RC_ASSERT(way.is_open);  // the best answers of a complete set reach every star
  for (const Improvement& each : way.improvements) {
    RC_ASSERT(each.to > each.from && each.from == sheet.of(each.criterion));
  }
  for (const Improvement& each : way.improvements) sheet.points[each.criterion] = each.to;
  for (const SheetFault& fault : faults_of(*set, sheet)) {
    RC_ASSERT(fault.kind == SheetFaultKind::missing);
  }
  RC_ASSERT(judge(*regime, *set, sheet).star.value_or(0) >= star);
}

RC_GTEST_PROP(NextStar, NoSingleStepOfTheWayCanBeLeftOut, ()) {
  const auto [regime, set] = any_set();
  RC_PRE(set->is_complete);
  const Sheet sheet = any_sheet(*set);
  const int star = *rc::gen::inRange(2, 6);
  const Way way = way_to(*regime, *set, sheet, star);
  for (const Improvement& left_out : way.improvements) {
    Sheet tried = sheet;  // what was left open has no points in the end
    for (const Criterion* each : set->scored()) tried.points.try_emplace(each->code);
    for (const Improvement& each : way.improvements) {
      if (each.criterion != left_out.criterion) tried.points[each.criterion] = each.to;
    }
    const bool is_valid = std::ranges::none_of(faults_of(*set, tried), [](const SheetFault& fault) {
      return fault.kind != SheetFaultKind::missing;
    });
    RC_ASSERT(!is_valid || judge(*regime, *set, tried).star.value_or(0) < star);
  }
}

TEST(NextStar, TakesTheCheapestCombinationByMoneyThenTime) {
  const Regime& regime = *regimes().find("26/2026/QĐ-TTg");
  const CriteriaSet& set = *regime.find(8);
  const EffortOf effort_of = [](const Criterion& criterion, Points, Points) {
    return criterion.code == "4.3" ? Effort{5'000, 1}
                                   : Effort{2'000, criterion.code == "1.4" ? 3 : 9};
  };
  const auto codes_to_five = [&](const Sheet& sheet) {
    std::vector<std::string> codes;
    for (const Improvement& each : way_to(regime, set, sheet, 5, effort_of).improvements) {
      codes.push_back(each.criterion);
    }
    return codes;
  };
  Sheet sheet = best_sheet(set);  // none of the three has a mark for a star
  for (const char* code : {"1.3", "1.4", "4.3"}) sheet.points[code] = Points();
  ASSERT_EQ(sheet.total(), Points::whole(89));
  EXPECT_THAT(codes_to_five(sheet), testing::ElementsAre("1.4"));  // as cheap as 1.3, but sooner
  sheet.points["11"] = Points();
  ASSERT_EQ(sheet.total(), Points::whole(86));
  // Two for 4,000 rather than 4.3 alone for 5,000.
  EXPECT_THAT(codes_to_five(sheet), testing::SizeIs(2));
  EXPECT_THAT(codes_to_five(sheet), testing::Not(testing::Contains("4.3")));
}

TEST(NextStar, AFoundKnockOutBarsEveryStar) {
  const Regime& regime = *regimes().find("26/2026/QĐ-TTg");
  const CriteriaSet& set = *regime.find(8);
  Sheet sheet = best_sheet(set);
  sheet.knockouts.insert("1.1");
  EXPECT_FALSE(way_to(regime, set, sheet, 3).is_open);
}

}  // namespace
}  // namespace ocop::criteria
