#include "stories/story_level.h"

#include <gtest/gtest.h>

namespace ocop::stories {
namespace {

Content story() {
  Content content;
  content.texts["title"] = "Ba lần sên";
  content.texts["origin"] = "Bà ngoại bán ô mai ở phố Hàng Đường từ trước năm 1960.";
  return content;
}

Content whole() {
  Content content = story();
  content.texts["leaflet"] = "Sấu Phúc Xá, gừng Thư Lâm.";
  content.texts["web"] = "Một mẻ bốn mươi cân.";
  content.pictures.push_back({"/a.jpg", "Hộp ô mai", "", "Cơ sở", "tự chụp"});
  return content;
}

Version version(const std::string& story_id, const Content& content, std::int64_t at) {
  return {.id = "v-" + story_id,
          .story_id = story_id,
          .product_id = "p-" + story_id,
          .number = 1,
          .json = to_json(content),
          .sha256 = {},
          .published_at = {at},
          .published_on = {2026, 9, 18},
          .published_by = "duyetbai"};
}

TEST(StoryLevel, each_level_asks_for_what_the_one_before_it_asks) {
  Content content = whole();
  EXPECT_EQ(level_of(content, TracePage::shown), Level::in_trace);
  EXPECT_EQ(level_of(content, TracePage::none), Level::web);
  content.texts["web"].clear();
  EXPECT_EQ(level_of(content, TracePage::shown), Level::leaflet);
  content = whole();
  content.pictures.clear();
  EXPECT_EQ(level_of(content, TracePage::shown), Level::leaflet) << "the web asks for pictures";
  content.texts["clip_address"] = "https://clip.example";
  EXPECT_EQ(level_of(content, TracePage::shown), Level::in_trace) << "or a clip";
  content.texts["leaflet"].clear();
  EXPECT_EQ(level_of(content, TracePage::shown), Level::own_story);
}

TEST(StoryLevel, the_trace_page_is_the_gate_with_five_points) {
  EXPECT_EQ(points_of(Level::none), 0);
  EXPECT_EQ(points_of(Level::own_story), 1);
  EXPECT_EQ(points_of(Level::leaflet), 2);
  EXPECT_EQ(points_of(Level::web), 3);
  EXPECT_EQ(points_of(Level::in_trace), 5);
}

TEST(StoryLevel, a_version_reads_as_it_was_written_and_is_written_alike_again) {
  Content content = whole();
  content.translations.push_back({"en", "Three times", "Lead", "Body", "Đỗ Minh Anh"});
  const std::string json = to_json(content);
  EXPECT_EQ(to_json(content_from(json)), json);
  EXPECT_EQ(content_from(json).translation("en")->body, "Body");
  EXPECT_EQ(content_from(json).translation("fr"), nullptr);
}

TEST(StoryLevel, a_story_is_like_the_newest_version_of_each_other_story_and_not_like_itself) {
  Content other = whole();
  other.texts["origin"] = "Một chuyện khác hẳn, không chung một câu nào với chuyện trước.";
  other.texts["leaflet"] = other.texts["web"] = "";
  const std::vector<Version> versions{version("self", whole(), 1), version("other", whole(), 2),
                                      version("twin", whole(), 3), version("other", other, 4)};
  KnownRuns known;
  const auto like = likenesses(whole(), "self", versions, known);
  ASSERT_EQ(like.size(), 1U);
  EXPECT_EQ(like[0].story_id, "twin");
  EXPECT_EQ(like[0].percent, 100);
}

TEST(StoryLevel, a_version_stands_from_its_day_until_the_day_before_it_ended) {
  Version one = version("self", whole(), 1);
  EXPECT_FALSE(one.stands_on({2026, 9, 17}));
  EXPECT_TRUE(one.stands_on({2026, 9, 18}));
  one.ended_on = Date{2026, 9, 20};
  EXPECT_TRUE(one.stands_on({2026, 9, 19}));
  EXPECT_FALSE(one.stands_on({2026, 9, 20}));
}

}  // namespace
}  // namespace ocop::stories
