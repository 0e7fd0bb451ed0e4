#include "outreach/novelty.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace ocop::outreach {
namespace {

std::string content_of(const Described& one) { return one.description + ' ' + one.materials; }

bool says_nothing(const std::string& content) { return trim(content).empty(); }

}  // namespace

std::vector<Lookalike> lookalikes(const Described& one, std::span<const Described> others,
                                  const Likeness& likeness) {
  std::vector<Lookalike> found;
  const std::string content = content_of(one);
  for (const Described& other : others) {
    if (other.id == one.id) continue;
    const std::string other_content = content_of(other);
    const bool can_compare = !says_nothing(content) && !says_nothing(other_content);
    Lookalike each{&other, likeness(one.title, other.title),
                   can_compare ? likeness(content, other_content) : 0, false};
    each.only_the_name_differs =
        each.content_percent >= same_percent && fold(one.maker) != fold(other.maker);
    if (std::max(each.title_percent, each.content_percent) >= alike_percent) found.push_back(each);
  }
  const auto rank = [](const Lookalike& each) {
    return std::tuple(!each.only_the_name_differs, -each.content_percent, -each.title_percent);
  };
  std::ranges::stable_sort(found, {}, rank);
  return found;
}

}  // namespace ocop::outreach
