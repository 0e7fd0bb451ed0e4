#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"
#include "http/static_files.h"
#include "pages/dictionary.h"
#include "pages/locale.h"

/// The page runtime. A template is an HTML file of a room's `templates/` folder, embedded in the
/// binary at build time; its file name is its name. In it
///
///     [[scan.title]]          the text of that key in `locales/vi.txt` or `en.txt`, put in at load
///     [[>masthead.html]]      another template (more of these marks in template_source.h)
///     {{NAME}}                a value, escaped for where it stands (ctemplate AUTOESCAPE)
///     {{#LIST}}…{{/LIST}}     a section, repeated or left out
///
/// A key that is missing in one of the locales fails the build.
namespace ocop::pages {

/// Parses every template once, at start, before any of the functions below. With `directory` (the
/// `src` folder), reads templates and style sheets from there at every render instead (`--templates
/// DIR`, for designing); texts stay those of the build. A fault in a template is an error that
/// names it.
Result<void> load(std::string_view directory = {});

/// Whether templates are read at every render: then nothing that was rendered is to be kept.
bool is_designing();

/// Renders a template: `render(Locale::vietnamese, "scan.html", dictionary)`. Safe from any thread
/// once `load` has run. A template that is not there, or that has become faulty on the disk, gives
/// a text that says so.
std::string render(Locale locale, std::string_view template_name, const Dictionary& dictionary);

/// The same as an answer, with the policy that allows the style sheet inside the page, and the
/// scripts of this host to a page that has any.
http::Response respond(int status, Locale locale, std::string_view template_name,
                       const Dictionary& dictionary);

/// Style sheets and marks under "/static"; add its route to the router.
const http::StaticFiles& static_files();

/// "/en" + path for English, the path itself for Vietnamese.
std::string localized(Locale locale, std::string_view path);

}  // namespace ocop::pages
