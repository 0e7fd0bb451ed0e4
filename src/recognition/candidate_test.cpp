#include "recognition/candidate.h"

#include <gmock/gmock.h>

namespace ocop::recognition {
namespace {

TEST(Candidate, five_stars_are_the_ministrys_to_give) {
  EXPECT_EQ(recognisable_stars(5, std::nullopt), 4);
  EXPECT_EQ(recognisable_stars(5, 5), 5);
  EXPECT_EQ(recognisable_stars(5, 4), 4) << "the centre found less";
  EXPECT_EQ(recognisable_stars(4, std::nullopt), 4);
  EXPECT_EQ(recognisable_stars(3, std::nullopt), 3);
}

TEST(Candidate, points_by_part_come_back_as_they_were_kept) {
  const std::string kept = parts_json({{"A", "Sản phẩm \"A\"", "Product", 385, 400}});
  const auto parts = parts_from(kept);
  ASSERT_EQ(parts.size(), 1);
  EXPECT_EQ(parts[0].name_vi, "Sản phẩm \"A\"");
  EXPECT_EQ(parts[0].tenths, 385);
  EXPECT_EQ(parts[0].most, 400);
  for (const char* wrong : {"", "{}", "[1]", "[{\"code\":\"A\"}]", "x"}) {
    EXPECT_TRUE(parts_from(wrong).empty()) << wrong;
  }
}

TEST(Candidate, a_mean_is_read_as_it_was_written) {
  EXPECT_EQ(fraction_in("296/3"), criteria::Fraction(296, 3));
  EXPECT_EQ(fraction_in("96"), criteria::Fraction(96, 1));
  for (const char* wrong : {"", "a", "1/", "1/0", "1/2/3", "1.5"}) {
    EXPECT_EQ(fraction_in(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace ocop::recognition
