#pragma once

#include <span>

#include "records/kind.h"

namespace ocop::newsroom {

enum class State : std::uint8_t { draft, review, released };
State state_of(const records::Record& article);
std::string_view name_of(State state);
pages::Key label_of(State state);

/// The desks of the portal: "news", "notice", "topic", "story", "case". The last part of the
/// address of their list is the value itself.
std::span<const records::Option> categories();
pages::Key category_label(std::string_view category);

/// The working text of an article. What the public reads are its releases (releases.h): whoever
/// changes a released text begins a correction, and the public goes on reading what was approved.
records::Kind article_kind();

/// The fields that a release keeps and a correction may change.
std::span<const std::string_view> content_fields();

}  // namespace ocop::newsroom
