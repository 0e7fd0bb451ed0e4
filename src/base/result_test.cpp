#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace ocop {
namespace {

Result<std::unique_ptr<int>> half(int value) {
  if (value % 2 != 0) return Error{Code::invalid_argument, "the number is odd", "/value"};
  return std::make_unique<int>(value / 2);
}

Result<int> quarter(int value) {
  TRY(const auto first, half(value));
  TRY(const auto second, half(*first));
  return *second;
}

Result<void> even(int value) {
  TRY_VOID([&]() -> Result<void> {
    TRY([[maybe_unused]] const auto unused, half(value));
    return ok();
  }());
  return ok();
}

TEST(Result, try_hands_the_value_or_the_error_on) {
  EXPECT_EQ(*quarter(8), 2);
  EXPECT_EQ(quarter(6).error().pointer, "/value");
  EXPECT_TRUE(even(2));
  EXPECT_FALSE(even(3));
}

TEST(Error, every_code_has_a_status_of_failure) {
  for (int code = 0; code <= static_cast<int>(Code::internal); ++code) {
    EXPECT_GE(http_status(static_cast<Code>(code)), 400);
    EXPECT_FALSE(name_of(static_cast<Code>(code)).empty());
  }
}

}  // namespace
}  // namespace ocop
