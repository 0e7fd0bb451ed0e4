#include "stories/likeness.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace ocop::stories {
namespace {

Runs runs_of(std::string_view text) {
  Runs runs;
  runs.add(text);
  return runs;
}

std::string words(const std::vector<unsigned>& numbers) {
  std::string text;
  for (const unsigned number : numbers) text += "từ" + std::to_string(number % 50) + " ";
  return text;
}

constexpr std::string_view story =
    "Sấu hái ở phố Phan Đình Phùng, ngâm nước vôi trong, rim với gừng già ba lần.";

TEST(Likeness, a_story_stands_whole_in_itself_whatever_its_case_and_marks) {
  const Runs one = runs_of(story);
  EXPECT_EQ(one.percent_in(one), 100);
  EXPECT_EQ(runs_of("SAU HAI O PHO PHAN DINH PHUNG – ngam nuoc voi trong rim voi gung gia ba lan")
                .percent_in(one),
            100);
}

TEST(Likeness, a_changed_name_leaves_the_rest_shared) {
  const Runs one = runs_of(story);
  const Runs other =
      runs_of("Mơ hái ở phố Phan Đình Phùng, ngâm nước vôi trong, rim với gừng già ba lần.");
  EXPECT_EQ(other.percent_in(one), 92);  // 13 of 14 runs of five syllables
}

TEST(Likeness, stories_that_share_short_phrases_only_share_nothing) {
  EXPECT_EQ(runs_of("Của chúng tôi là trà ướp sen Tây Hồ")
                .percent_in(runs_of("Khăn lụa của chúng tôi là khăn thêu tay")),
            0);
}

TEST(Likeness, a_text_shorter_than_a_run_is_like_nothing) {
  EXPECT_EQ(runs_of("Ô mai sấu gừng").percent_in(runs_of("Ô mai sấu gừng")), 0);
  EXPECT_EQ(runs_of("").percent_in(runs_of(story)), 0);
}

TEST(Likeness, a_short_story_can_stand_whole_in_a_long_one_but_not_the_other_way_round) {
  const Runs part = runs_of("ngâm nước vôi trong, rim với gừng già");
  EXPECT_EQ(part.percent_in(runs_of(story)), 100);
  EXPECT_LT(runs_of(story).percent_in(part), 50);
}

TEST(Likeness, shared_passages_are_marked_from_syllable_to_syllable) {
  const std::string other = "Nhà tôi ngâm nước vôi trong, rim với gừng già rồi phơi nắng cho khô.";
  const auto passages = runs_of(story).passages_in(other);
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_EQ(other.substr(passages[0].begin, passages[0].end - passages[0].begin),
            "ngâm nước vôi trong, rim với gừng già");
}

TEST(Likeness, no_run_goes_from_one_part_into_the_next) {
  Runs parts;
  parts.add("một hai ba");
  parts.add("bốn năm sáu");
  EXPECT_EQ(runs_of("một hai ba bốn năm sáu").percent_in(parts), 0);
}

TEST(Likeness, quotes_dashes_and_hard_blanks_part_syllables) {
  EXPECT_EQ(runs_of("“một” hai—ba… bốn\u00a0năm").percent_in(runs_of("một hai ba bốn năm")), 100);
}

RC_GTEST_PROP(Likeness, every_text_of_five_syllables_or_more_stands_whole_in_itself,
              (const std::vector<unsigned>& numbers)) {
  const Runs runs = runs_of(words(numbers));
  RC_ASSERT(runs.percent_in(runs) == (numbers.size() < run_syllables ? 0 : 100));
}

RC_GTEST_PROP(Likeness, passages_are_in_order_apart_and_within_the_text,
              (const std::vector<unsigned>& a, const std::vector<unsigned>& b)) {
  const std::string text = words(b);
  const auto passages = runs_of(words(a)).passages_in(text);
  std::size_t last = 0;
  for (const Span& each : passages) {
    RC_ASSERT(each.begin < each.end);
    RC_ASSERT(last == 0 || each.begin > last);
    RC_ASSERT(each.end <= text.size());
    last = each.end;
  }
}

}  // namespace
}  // namespace ocop::stories
