#pragma once

#include "records/kind.h"

namespace ocop::newsroom {

/// Pictures that an article shows in its text. A body shows no picture of the office but these.
records::Kind article_picture_kind();

/// The line that shows it: `![a plate](/media/news/ID "Photo: Lan Chi")`
std::string picture_line(const records::Record& picture);

}  // namespace ocop::newsroom
