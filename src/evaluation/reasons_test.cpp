#include "evaluation/reasons.h"

#include <gmock/gmock.h>

#include "criteria/regime.h"

namespace ocop::evaluation {
namespace {

using pages::Locale;
using testing::ElementsAre;

class ReasonsTest : public testing::Test {
 protected:
  ReasonsTest() {
    for (const criteria::Criterion* each : set_.scored()) sheet_.points[each->code] = each->max;
  }
  criteria::Outcome outcome() const { return criteria::judge(regime_, set_, sheet_); }

  criteria::Regimes regimes_ = criteria::Regimes::built_in().value();
  const criteria::Regime& regime_ = *regimes_.find("26/2026/QĐ-TTg");
  const criteria::CriteriaSet& set_ = *regime_.find(8);
  criteria::Sheet sheet_;
};

TEST_F(ReasonsTest, AMissedMinimumIsNamedWithTheStarItBars) {
  sheet_.points["9"] = criteria::Points::whole(1);
  const std::string name = set_.find("9")->name.vi;
  EXPECT_EQ(summary(Locale::vietnamese, set_, outcome()),
            "96 điểm, 3 sao: tiêu chí 9 (" + name + ") chưa đạt mức tối thiểu của hạng 4 sao.");
  EXPECT_THAT(reasons(Locale::vietnamese, set_, outcome()),
              ElementsAre("96 điểm thuộc khung 5 sao.",
                          "Tiêu chí 9 (" + name + ") được 1 điểm; hạng 4 sao cần ít nhất 3 điểm."));
}

TEST_F(ReasonsTest, AKnockOutIsAllThatIsSaid) {
  sheet_.knockouts.insert("6.1");
  EXPECT_EQ(reasons(Locale::english, set_, outcome()).size(), 1U);
  EXPECT_THAT(summary(Locale::english, set_, outcome()), testing::HasSubstr("stops at"));
}

TEST_F(ReasonsTest, BelowThreeStarsNothingIsRecognised) {
  sheet_.points.clear();
  EXPECT_EQ(reasons(Locale::vietnamese, set_, outcome()).back(),
            "Dưới 3 sao không được công nhận, không cấp giấy chứng nhận.");
}

TEST_F(ReasonsTest, AMeanIsCutOffAndNeverRoundedUp) {
  EXPECT_EQ(points_text(Locale::vietnamese, criteria::Fraction(89'999, 1'000)), "89,99");
  EXPECT_EQ(points_text(Locale::english, criteria::Fraction(2249, 25)), "89.96");
  EXPECT_EQ(points_text(Locale::vietnamese, criteria::Points{25}), "2,5");
}

}  // namespace
}  // namespace ocop::evaluation
