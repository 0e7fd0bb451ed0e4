#include "outreach/novelty.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/text.h"

namespace ocop::outreach {
namespace {

/// Words in common of all words, for tests.
int words_in_common(std::string_view a, std::string_view b) {
  const auto words_of = [](std::string_view text) {
    const std::string folded = fold(text);
    std::set<std::string> words;
    for (const auto word : split(folded, ' ')) {
      if (!word.empty()) words.emplace(word);
    }
    return words;
  };
  const auto left = words_of(a), right = words_of(b);
  std::set<std::string> all = left;
  all.insert(right.begin(), right.end());
  if (all.empty()) return 0;
  return static_cast<int>(100 * (left.size() + right.size() - all.size()) / all.size());
}

const std::vector<Described> register_of_products{
    {"sau", "Ô mai sấu gừng", "Thu Hường", "Sấu xanh sên đường với gừng già", "sấu, gừng, đường"},
    {"mo", "Ô mai mơ cam thảo", "Thu Hường", "Mơ chùa Hương ướp muối với cam thảo", "mơ, cam thảo"},
};

TEST(NoveltyTest, TheSameThingOfAnotherMakerUnderAnotherNameIsFlagged) {
  const Described idea{"new", "Mứt sấu phố cổ", "Minh Trâm", "sấu xanh sên đường với gừng già",
                       "Sấu, gừng, đường"};
  const auto found = lookalikes(idea, register_of_products, words_in_common);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().other->id, "sau");
  EXPECT_TRUE(found.front().only_the_name_differs);
}

TEST(NoveltyTest, AMakerMayDescribeItsOwnProductAgain) {
  const Described idea{"new", "Mứt sấu phố cổ", "thu huong", "sấu xanh sên đường với gừng già",
                       "sấu, gừng, đường"};
  const auto found = lookalikes(idea, register_of_products, words_in_common);
  ASSERT_FALSE(found.empty());
  EXPECT_FALSE(found.front().only_the_name_differs);
}

TEST(NoveltyTest, ThingsThatSayNothingOfThemselvesAreComparedByNameOnly) {
  const Described idea{"new", "Bánh cốm", "Minh Trâm", "", ""};
  const std::vector<Described> others{{"a", "Đèn lồng", "Hàng Mã", "", " "}};
  EXPECT_THAT(lookalikes(idea, others, words_in_common), testing::IsEmpty());
}

RC_GTEST_PROP(NoveltyTest, WhatIsFlaggedComesFirstAndTheIdeaItselfNever, ()) {
  const auto any_text = [] {
    std::string text;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
      text += *rc::gen::element<std::string>("sấu ", "gừng ", "mơ ", "đường ");
    }
    return text;
  };
  std::vector<Described> others;
  for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
    others.push_back({std::to_string(i), any_text(), any_text(), any_text(), any_text()});
  }
  const Described idea{"1", any_text(), any_text(), any_text(), any_text()};
  const auto found = lookalikes(idea, others, words_in_common);
  bool is_flagged = true;
  for (const Lookalike& each : found) {
    RC_ASSERT(each.other->id != "1");
    RC_ASSERT(is_flagged || !each.only_the_name_differs);
    is_flagged = each.only_the_name_differs;
  }
}

}  // namespace
}  // namespace ocop::outreach
