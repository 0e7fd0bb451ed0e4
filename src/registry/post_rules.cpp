#include "registry/post_rules.h"

#include <algorithm>

namespace ocop::registry {

std::vector<const PostRule*> vacant_posts(const LegalRules& rules, std::string_view form,
                                          std::span<const PostHeld> held, std::size_t members,
                                          Date day) {
  std::vector<const PostRule*> vacant;
  for (const PostRule& rule : rules.posts) {
    if (rule.form != form || !rule.days.include(day)) continue;
    if (static_cast<long long>(members) < rule.members_min) continue;
    const bool is_held = std::ranges::any_of(
        held, [&](const PostHeld& each) { return each.post == rule.post && each.is_held_on(day); });
    if (!is_held) vacant.push_back(&rule);
  }
  return vacant;
}

}  // namespace ocop::registry
