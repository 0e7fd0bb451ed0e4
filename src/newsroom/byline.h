#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/locale.h"

/// The names under an article. Pure.
namespace ocop::newsroom {

/// A name, and what stands in front of it.
struct BylinePart {
  std::string before;  ///< ", ", " và ", " - "; empty for the first
  std::string name;
  bool operator==(const BylinePart&) const = default;
};

/// "Hoàng Nam, Lan Chi và Bảo Long" → three; put together again they are the byline.
std::vector<BylinePart> byline_parts(std::string_view byline);

/// "Hoàng Nam" → "hoang-nam"; empty for a name without letters.
std::string author_slug(std::string_view name);

/// "/tac-gia/hoang-nam", "/en/authors/hoang-nam"
std::string author_path(pages::Locale locale, std::string_view slug);

}  // namespace ocop::newsroom
