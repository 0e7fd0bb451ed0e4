#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocop::print {

/// The first pages of a PDF as JPEG pictures.
struct PagePictures {
  std::vector<std::string> pages;
  bool is_whole = true;  ///< false: it has more pages than were asked for
};

/// Draws a PDF of a stranger. Poppler does it in a process of its own, with limits of time, memory
/// and bytes, so that what is wrong with the file ends that process and nothing else.
/// `invalid_argument` for what it cannot draw: broken, or locked by a password;
/// `deadline_exceeded` when it takes too long; `unavailable` when poppler-utils is not installed.
Result<PagePictures> page_pictures(std::string_view pdf, std::size_t pages_max);

}  // namespace ocop::print
