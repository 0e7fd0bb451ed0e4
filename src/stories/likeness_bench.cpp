// Holding a story against all other ones, on one core.
#include <fmt/format.h>

#include <chrono>

#include "stories/story_level.h"

namespace ocop::stories {
namespace {

/// A story of some 400 syllables in six sections, out of 2,000 words in another order each time.
Content story_of(std::size_t number) {
  Content content;
  std::size_t state = number * 2'654'435'761U + 1;
  for (const char* field : {"origin", "material", "people", "skill", "difference", "culture"}) {
    std::string& text = content.texts[field];
    for (std::size_t i = 0; i < 67; ++i) {
      state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
      text += "nghề" + std::to_string((state >> 33U) % 2'000) + " ";
    }
  }
  return content;
}

void measure(std::size_t stories) {
  std::vector<Version> versions;
  for (std::size_t i = 0; i < stories; ++i) {
    versions.push_back({.id = std::to_string(i),
                        .story_id = std::to_string(i),
                        .product_id = {},
                        .json = to_json(story_of(i)),
                        .sha256 = {},
                        .published_at = {},
                        .published_on = {},
                        .published_by = {}});
  }
  KnownRuns known;
  for (const char* when : {"first", "again"}) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t found = likenesses(story_of(1), "0", versions, known).size();
    const double took =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    fmt::print(R"({{"name":"story_against_{}_{}","value":{:.1f},"unit":"ms","found":{}}})"
               "\n",
               stories, when, 1'000 * took, found);
  }
}

}  // namespace
}  // namespace ocop::stories

int main() {
  for (const std::size_t stories : {100U, 1'000U, 10'000U}) ocop::stories::measure(stories);
}
