#include "outreach/sensory.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace ocop::outreach {
namespace {

TEST(SensoryTest, AMeanIsRoundedForPeopleOnly) {
  EXPECT_EQ((Mean{13, 3}).rounded(','), "4,33");
  EXPECT_EQ((Mean{17, 4}).rounded('.'), "4.25");
  EXPECT_EQ((Mean{9, 2}).rounded(','), "4,5");
  EXPECT_EQ((Mean{899, 200}).rounded(','), "4,5");
  EXPECT_EQ((Mean{20, 5}).rounded(','), "4");
  EXPECT_LT((Mean{899, 200}), (Mean{9, 2}));
  EXPECT_FALSE(mean_of({}));
}

RC_GTEST_PROP(SensoryTest, AMeanLiesBetweenTheLeastAndTheMost, ()) {
  const auto points = *rc::gen::nonEmpty(rc::gen::container<std::vector<long long>>(
      rc::gen::inRange<long long>(0, taster_points_max + 1)));
  const Mean mean = *mean_of(points);
  const auto [least, most] = std::ranges::minmax(points);
  RC_ASSERT(!(mean < Mean{least, 1}));
  RC_ASSERT(!(Mean{most, 1} < mean));
}

RC_GTEST_PROP(SensoryTest, RoundingKeepsTheOrder, ()) {
  const Mean a{*rc::gen::inRange<long long>(0, 500), *rc::gen::inRange<long long>(1, 100)};
  const Mean b{*rc::gen::inRange<long long>(0, 500), *rc::gen::inRange<long long>(1, 100)};
  if (a < b) RC_ASSERT(std::stod(a.rounded('.')) <= std::stod(b.rounded('.')));
}

}  // namespace
}  // namespace ocop::outreach
