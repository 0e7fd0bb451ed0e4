#include "culture/route_geometry.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace ocop::culture {
namespace {

constexpr Point square{21.0319, 105.8516}, street{21.0366, 105.8482};

/// Somewhere in Viet Nam.
Point any_point() {
  return {*rc::gen::inRange(85'000, 233'000) / 1e4, *rc::gen::inRange(1'021'000, 1'095'000) / 1e4};
}

TEST(RouteGeometry, MeasuresOverTheGround) {
  // One degree of a meridian on the mean sphere.
  EXPECT_NEAR(metres_between({21, 105}, {22, 105}), 111'195.08, 0.01);
  // At 60 degrees one of longitude is half as long, less the bend of the great circle.
  EXPECT_NEAR(metres_between({60, 10}, {60, 11}), 55'595, 10);
  EXPECT_EQ(metres_between(square, square), 0);
  EXPECT_NEAR(metres_between(square, street), 631, 2);
}

TEST(RouteGeometry, WalksFourKilometresInAnHour) {
  EXPECT_EQ(walking_minutes(0), 0);
  EXPECT_EQ(walking_minutes(1), 1);
  EXPECT_EQ(walking_minutes(2000), 30);
  EXPECT_EQ(walking_minutes(2001), 31);
}

TEST(RouteGeometry, ReadsDegreesAndPoints) {
  EXPECT_EQ(parse_degrees("21.0341", 90), 21.0341);
  EXPECT_EQ(parse_degrees(" 21,0341 ", 90), 21.0341);
  for (const char* wrong : {"", "91", "-91", "1e1", "nan", "21.03.4", "21.0341N", "0x12"}) {
    EXPECT_FALSE(parse_degrees(wrong, 90)) << wrong;
  }
  EXPECT_EQ(*parse_points("21.0341 105.8505; 21.0355 105.85"),
            (std::vector<Point>{{21.0341, 105.8505}, {21.0355, 105.85}}));
  EXPECT_TRUE(parse_points("")->empty());
  EXPECT_FALSE(parse_points("21.0341"));
  EXPECT_FALSE(parse_points("105.85 21.03"));
}

TEST(RouteGeometry, ChoosesARoundScaleBar) {
  EXPECT_EQ(bar_metres(199), 100);
  EXPECT_EQ(bar_metres(200), 200);
  EXPECT_EQ(bar_metres(730), 500);
  EXPECT_EQ(bar_metres(3), 10);
}

RC_GTEST_PROP(RouteGeometry, IsAsFarThereAsBackAndNoDetourIsShorter, ()) {
  const Point a = any_point(), b = any_point(), c = any_point();
  RC_ASSERT(std::abs(metres_between(a, b) - metres_between(b, a)) < 1e-6);
  RC_ASSERT(metres_between(a, b) <= metres_between(a, c) + metres_between(c, b) + 1e-6);
}

RC_GTEST_PROP(RouteGeometry, EveryPointLiesOnTheSheetWithinItsMargin, ()) {
  std::vector<Point> points;
  const int count = *rc::gen::inRange(1, 20);
  for (int i = 0; i < count; ++i) points.push_back(any_point());
  const Sheet sheet(points, {});
  for (const Point& each : points) {
    const Spot at = sheet(each);
    RC_ASSERT(at.x >= 47.9 && at.x <= sheet.width() - 47.9);
    RC_ASSERT(at.y >= 47.9 && at.y <= sheet.height() - 47.9);
  }
}

RC_GTEST_PROP(RouteGeometry, TheSheetKeepsDistancesAndNorthUp, ()) {
  const Point a = square;
  const Point b{a.latitude + *rc::gen::inRange(1, 100) / 1e4,
                a.longitude + *rc::gen::inRange(1, 100) / 1e4};
  const Sheet sheet(std::vector<Point>{a, b}, {});
  const Spot from = sheet(a), to = sheet(b);
  RC_ASSERT(to.y < from.y && to.x > from.x);
  const double drawn = std::hypot(to.x - from.x, to.y - from.y) / sheet.units_per_metre();
  RC_ASSERT(std::abs(drawn - metres_between(a, b)) < 0.001 * drawn + 0.01);
}

}  // namespace
}  // namespace ocop::culture
