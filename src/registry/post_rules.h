#pragma once

#include <span>
#include <string>
#include <vector>

#include "registry/legal_rules.h"

namespace ocop::registry {

/// Somebody holds a post of a subject between two days.
struct PostHeld {
  std::string post, holder;
  Date from;
  std::optional<Date> to;  ///< the last day

  bool is_held_on(Date day) const { return from <= day && (!to || day <= *to); }
};

/// The posts that this legal form must have on that day and that nobody holds, in the order of
/// data/rules/posts.json. `members` is the number of members on the day: some posts are required
/// only from so many.
std::vector<const PostRule*> vacant_posts(const LegalRules& rules, std::string_view form,
                                          std::span<const PostHeld> held, std::size_t members,
                                          Date day);

}  // namespace ocop::registry
