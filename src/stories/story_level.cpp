#include "stories/story_level.h"

#include <algorithm>
#include <array>
#include <map>

#include "stories/likeness.h"

namespace ocop::stories {
namespace {

Runs runs_of(const Content& content) {
  Runs runs;
  for (const auto& [field, text] : compared_texts(content)) runs.add(text);
  return runs;
}

}  // namespace

int points_of(Level level) {
  constexpr std::array points{0, 1, 2, 3, 5};
  return points[static_cast<std::size_t>(level)];
}

pages::Key label_of(Level level) {
  constexpr std::array labels{"stories.level_none"_key, "stories.level_own"_key,
                              "stories.level_leaflet"_key, "stories.level_web"_key,
                              "stories.level_trace"_key};
  return labels[static_cast<std::size_t>(level)];
}

Level level_of(const Content& content, TracePage trace) {
  if (content["leaflet"].empty()) return Level::own_story;
  const bool is_shown = !content.pictures.empty() || !content["clip_address"].empty();
  if (content["web"].empty() || !is_shown) return Level::leaflet;
  return trace == TracePage::shown ? Level::in_trace : Level::web;
}

std::vector<std::pair<std::string_view, std::string>> compared_texts(const Content& content) {
  std::vector<std::pair<std::string_view, std::string>> texts;
  for (const std::string_view field : {"lead", "origin", "material", "people", "skill",
                                       "difference", "culture", "leaflet", "web"}) {
    if (!content[field].empty()) texts.emplace_back(field, content[field]);
  }
  return texts;
}

std::shared_ptr<const Runs> KnownRuns::of(const Version& version) {
  const std::lock_guard lock(mutex_);
  auto& runs = runs_[version.id];
  if (!runs) runs = std::make_shared<const Runs>(runs_of(content_from(version.json)));
  return runs;
}

std::vector<Likeness> likenesses(const Content& content, std::string_view story_id,
                                 const std::vector<Version>& versions, KnownRuns& known) {
  std::map<std::string_view, const Version*> newest;
  for (const Version& each : versions) {
    if (each.story_id != story_id) newest[each.story_id] = &each;
  }
  const Runs runs = runs_of(content);
  std::vector<Likeness> found;
  for (const auto& [other, version] : newest) {
    const int percent = runs.percent_in(*known.of(*version));
    if (percent < near_percent) continue;
    found.push_back({version->story_id, version->product_id, version->id, percent});
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Likeness::percent);
  return found;
}

Result<Level> level_on(records::Reading& reading, const std::optional<Version>& version) {
  if (!version) return Level::none;
  TRY(const auto product, reading.get(reading.kinds().get("product"), version->product_id));
  const bool has_gtin =
      product && !(*product)["code"].empty() &&
      std::ranges::all_of((*product)["code"], [](char c) { return c >= '0' && c <= '9'; });
  return level_of(content_from(version->json), has_gtin ? TracePage::shown : TracePage::none);
}

Result<StoryOnDay> story_of(records::Reading& reading, std::string_view product_id, Date day) {
  StoryOnDay story;
  std::vector<Version> earlier;
  for (Version& each : standing_versions(reading.session(), day)) {
    if (each.product_id == product_id) {
      story.story_id = each.story_id;
      story.version = std::move(each);
    } else {
      earlier.push_back(std::move(each));
    }
  }
  if (!story.version) return story;
  TRY(story.level, level_on(reading, story.version));
  const Content content = content_from(story.version->json);
  const Timestamp published = story.version->published_at;
  std::erase_if(earlier, [&](const Version& each) { return each.published_at > published; });
  KnownRuns known;
  auto like = likenesses(content, story.story_id, earlier, known);
  if (!like.empty() && like.front().percent >= copy_percent)
    story.copy_of = std::move(like.front());
  return story;
}

std::string version_path(std::string_view version_id) {
  return "/office/story-versions/" + std::string(version_id);
}

std::string compare_path(std::string_view story_id, std::string_view version_id) {
  return "/office/stories/" + std::string(story_id) + "/compare/" + std::string(version_id);
}

}  // namespace ocop::stories
