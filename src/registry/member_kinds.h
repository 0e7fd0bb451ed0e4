#pragma once

#include "records/kind.h"
#include "registry/member_book.h"
#include "registry/post_rules.h"

/// The book of members and shareholders, and who holds which post. Never public. Tables:
/// migrations/0003.
namespace ocop::registry {

records::Kind member_kind();
records::Kind post_kind();

/// Rows of these kinds, for the rules.
MemberEntry member_entry_of(const records::Record& row);
PostHeld post_held_of(const records::Record& row);

/// The name of a post of data/rules/posts.json; nothing for another text.
std::optional<pages::Key> post_label(std::string_view post);

}  // namespace ocop::registry
