#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "records/record_store.h"
#include "stories/likeness.h"
#include "stories/versions.h"

/// What the story of a product proves on a day, for the star evaluation.
///
/// A room above that scores (`evaluation/evidence`) asks `story_of` with the product of a dossier
/// and the day it was handed in, and shows
///   - for the criterion "Câu chuyện sản phẩm" (5.1): `points_of(level)` of 5 as the level reached,
///     with `version` (number, SHA-256, day) as evidence; its page is `version_path(version->id)`;
///   - for "Trí tuệ/bản sắc địa phương" (5.3): `copy_of`, which brings the answer "same as another
///     story" (0 points), with `compare_path(story_id, copy_of->version_id)` side by side.
namespace ocop::stories {

/// The options of criterion 5.1 (2019 and 2026), each with what the one before it asks.
enum class Level : std::uint8_t {
  none,
  own_story,  ///< a story was published
  leaflet,    ///< and is told on a leaflet
  web,        ///< and on the web, with pictures or a clip
  in_trace,   ///< and in the electronic trace: the four-star gate
};
int points_of(Level level);  ///< 0, 1, 2, 3, 5
pages::Key label_of(Level level);

/// Pure. `has_trace_page`: the product has a GTIN, so that its scan page shows the story.
enum class TracePage : std::uint8_t { none, shown };
Level level_of(const Content& content, TracePage trace);

/// Another story that this one shares passages with.
struct Likeness {
  std::string story_id, product_id, version_id;
  int percent = 0;  ///< of this story that stands in the other one
};

struct StoryOnDay {
  Level level = Level::none;
  std::string story_id;
  std::optional<Version> version;   ///< that stood on the day
  std::optional<Likeness> copy_of;  ///< one that was published earlier and shares `copy_percent`
};

/// What stood on that day; `Level::none` without a version when nothing was published. `product_id`
/// is that of the registers.
Result<StoryOnDay> story_of(records::Reading& reading, std::string_view product_id, Date day);

/// All texts of a content that are compared, in their order, with the field each stands in.
std::vector<std::pair<std::string_view, std::string>> compared_texts(const Content& content);

/// The runs of versions, kept once they were read: a version never changes. Safe to use from
/// several threads.
class KnownRuns {
 public:
  std::shared_ptr<const Runs> of(const Version& version);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Runs>> runs_;  ///< by version
};

/// The stories of the versions that share at least `near_percent` with the content, the most alike
/// first. Versions of `story_id` itself are left out, and of each other story the newest counts.
std::vector<Likeness> likenesses(const Content& content, std::string_view story_id,
                                 const std::vector<Version>& versions, KnownRuns& known);

/// The level that the version reached; `Level::none` for none.
Result<Level> level_on(records::Reading& reading, const std::optional<Version>& version);

/// "/office/story-versions/…", "/office/stories/…/compare/…", for who is signed in.
std::string version_path(std::string_view version_id);
std::string compare_path(std::string_view story_id, std::string_view version_id);

}  // namespace ocop::stories
