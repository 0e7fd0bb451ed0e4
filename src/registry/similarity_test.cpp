#include "registry/similarity.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace ocop::registry {
namespace {

TEST(Similarity, NeitherCaseNorMarksNorTheOrderOfWordsMatter) {
  EXPECT_EQ(likeness_percent("Ô mai sấu gừng", "o mai sau gung"), 100);
  EXPECT_EQ(likeness_percent("Ô mai sấu gừng", "Gừng, sấu: Ô MAI"), 100);
}

TEST(Similarity, TextsWithoutWordsHaveNothingInCommon) {
  EXPECT_EQ(likeness_percent("", ""), 0);
  EXPECT_EQ(likeness_percent("…", "!"), 0);
  EXPECT_EQ(likeness_percent("Trà sen", ""), 0);
}

TEST(Similarity, OtherThingsStayBelowTheThreshold) {
  EXPECT_LT(likeness_percent("Ô mai sấu gừng", "Tranh Hàng Trống Lý ngư vọng nguyệt"), 20);
  EXPECT_LT(likeness_percent("Giò lụa", "Khăn lụa thêu tay"), near_percent);
  EXPECT_GE(likeness_percent("Ô mai sấu gừng", "Ô mai sấu gừng dẻo"), near_percent);
}

RC_GTEST_PROP(SimilarityProperty, IsSymmetricAndATextIsLikeItself,
              (const std::string& a, const std::string& b)) {
  const std::string one = "trà " + a, other = "sen " + b;
  const int percent = likeness_percent(one, other);
  RC_ASSERT(percent == likeness_percent(other, one));
  RC_ASSERT(percent >= 0 && percent <= 100);
  RC_ASSERT(likeness_percent("trà sen", "trà sen") == 100);
}

const std::string content =
    "Sấu bánh tẻ, đường mía, gừng tươi, muối. Sấu cạo vỏ bằng tay, sên ba lần lửa nhỏ.";

TEST(NearDuplicates, AnotherMakersProductUnderAnotherNameIsNamedFirst) {
  const ProductWords one{"1", "A", "Ô mai sấu gừng", content};
  const std::vector<ProductWords> others{
      {"2", "B", "Ô mai sấu gừng Phố Cổ", "Mơ, cam thảo, đường phèn, muối biển hạt to."},
      {"3", "C", "Mứt quả Tràng An", content},
      {"4", "D", "Trà sen", "Trà Tân Cương ướp gạo sen Tây Hồ bảy lần."},
      {"5", "A", "Ô mai sấu gừng hộp lớn", content},
      {"1", "A", "Ô mai sấu gừng", content}};
  const auto found = near_duplicates(one, others, 10);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "3");
  EXPECT_TRUE(found[0].is_same_content);
  EXPECT_EQ(found[1].id, "2");
  EXPECT_FALSE(found[1].is_same_content);
}

TEST(NearDuplicates, AContentThatSaysNothingAccusesNobody) {
  const ProductWords one{"1", "A", "Giò lụa", "thịt lợn"};
  const std::vector<ProductWords> others{{"2", "B", "Chả quế", "thịt lợn"}};
  EXPECT_TRUE(near_duplicates(one, others, 10).empty());
}

TEST(NearDuplicates, AreAtMostSoMany) {
  const std::vector<ProductWords> others(7, {"2", "B", "Giò lụa", ""});
  EXPECT_EQ(near_duplicates({"1", "A", "Giò lụa", ""}, others, 3).size(), 3U);
}

}  // namespace
}  // namespace ocop::registry
