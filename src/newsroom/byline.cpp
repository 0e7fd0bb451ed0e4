#include "newsroom/byline.h"

#include "base/text.h"
#include "portal/addresses.h"

namespace ocop::newsroom {
namespace {

constexpr std::string_view separators[] = {", ", "; ", " - ", " – ", " — ", " & ", " và ", " and "};

struct Found {
  std::size_t at = std::string_view::npos, size = 0;
};

Found next_separator(std::string_view text, std::size_t from) {
  Found first;
  for (const std::string_view separator : separators) {
    const auto at = text.find(separator, from);
    if (at < first.at) first = {at, separator.size()};
  }
  return first;
}

}  // namespace

std::vector<BylinePart> byline_parts(std::string_view byline) {
  std::vector<BylinePart> parts;
  std::string_view before;
  for (std::size_t from = 0; from < byline.size();) {
    const Found found = next_separator(byline, from);
    const std::string_view name = byline.substr(from, found.at - from);
    if (!trim(name).empty()) parts.push_back({std::string(before), std::string(name)});
    if (found.at == byline.npos) break;
    before = parts.empty() ? "" : byline.substr(found.at, found.size);
    from = found.at + found.size;
  }
  return parts;
}

std::string author_slug(std::string_view name) { return portal::slug_of(name); }

std::string author_path(pages::Locale locale, std::string_view slug) {
  return std::string(pages::text(locale, "news.authors_path"_key)) + '/' + std::string(slug);
}

}  // namespace ocop::newsroom
