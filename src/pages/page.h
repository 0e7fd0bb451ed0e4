#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace ctemplate {
class TemplateDictionary;
}

/// The page runtime. A template is an HTML file of a room's `templates/` folder, embedded in the
/// binary at build time. In it
///
///     [[scan.title]]        the text of that key in `locales/vi.toml` or `en.toml`, put in at load time
///     {{NAME}}              a value, escaped for where it stands (ctemplate AUTOESCAPE)
///     {{#LIST}}…{{/LIST}}   a section, repeated or left out
///
/// A key that is missing in one of the locales fails the build.
namespace ocop::pages {

enum class Locale { vietnamese, english };

std::string_view code_of(Locale locale);  ///< "vi", "en"

/// Text of a key for code that composes sentences; `format` arguments are {0}, {1} …
std::string_view text(Locale locale, std::string_view key);

/// Renders an embedded template: `render(Locale::vietnamese, "scan.html", dictionary)`.
/// Safe from any thread once `load` has run.
std::string render(Locale locale, std::string_view template_name,
                   const ctemplate::TemplateDictionary& dictionary);

/// Parses every template once, at start. With `directory`, reads them from there at every render
/// instead (`--templates DIR`, for designing).
Result<void> load(std::string_view directory = {});

}  // namespace ocop::pages
