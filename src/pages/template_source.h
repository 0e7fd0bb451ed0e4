#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pages/locale.h"

namespace ocop::pages {

/// A template on its way to ctemplate: includes and texts are in, placeholders are left. Its style
/// sheet, which has none, stands between two halves; a page without one is all in the first.
struct TemplateSource {
  std::string before;  ///< ends with "<style>"
  std::string style;
  std::string after;
  std::string style_source;  ///< for the policy
};

/// Gives the bytes of a template, a style sheet or a static file by its file name.
using ReadFile = std::function<std::optional<std::string>(std::string_view name)>;

/// Puts together the template `name` for one language:
///
///     [[>masthead.html]]      another template; "masthead.vi.html" goes before "masthead.html"
///     [[scan.title]]          a text, escaped for HTML; it may hold placeholders of its own
///     [[css:a.css b.css]]     the rules of these style sheets that the page uses, in `<style>`;
///                             once, and outside of every section; a template among them is one
///                             that comes into the page as a value
///     [[url:site.css]]        the lasting address of a static file, by `url`
///
/// Line ends and the indentation after them mean nothing. `not_found` names what is missing.
Result<TemplateSource> compose(Locale locale, std::string_view name, const ReadFile& read,
                               const std::function<std::string(std::string_view)>& url);

}  // namespace ocop::pages
