#include "pictures/shape.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::pictures {
namespace {

TEST(Shape, CutsAboutTheFocusAndStaysInside) {
  EXPECT_EQ(crop_box({1600, 1200}, Shape::wide, {50, 50}), (Box{0, 150, 1600, 900}));
  EXPECT_EQ(crop_box({1600, 1200}, Shape::wide, {50, 0}), (Box{0, 0, 1600, 900}));
  EXPECT_EQ(crop_box({1600, 1200}, Shape::square, {100, 50}), (Box{400, 0, 1200, 1200}));
  EXPECT_EQ(crop_box({1600, 1200}, Shape::square, {40, 50}), (Box{40, 0, 1200, 1200}));
  EXPECT_EQ(crop_box({1600, 1200}, Shape::portrait, {10, 50}), (Box{0, 0, 900, 1200}));
  EXPECT_EQ(crop_box({1600, 1200}, Shape::whole, {10, 90}), (Box{0, 0, 1600, 1200}));
}

TEST(Shape, IsFoundByItsNameOnly) {
  for (const Shape shape : all_shapes) EXPECT_EQ(shape_from(name_of(shape)), shape);
  EXPECT_EQ(shape_from("../wide"), std::nullopt);
  EXPECT_EQ(shape_from(""), std::nullopt);
}

RC_GTEST_PROP(Shape, NeverLeavesThePicture, ()) {
  const auto width = *rc::gen::inRange<std::uint32_t>(1, 20'000);
  const auto height = *rc::gen::inRange<std::uint32_t>(1, 20'000);
  const Focus focus{*rc::gen::inRange(-50, 150), *rc::gen::inRange(-50, 150)};
  for (const Shape shape : all_shapes) {
    const Box box = crop_box({width, height}, shape, focus);
    RC_ASSERT(box.width > 0 && box.height > 0);
    RC_ASSERT(box.x + box.width <= width && box.y + box.height <= height);
  }
}

}  // namespace
}  // namespace ocop::pictures
