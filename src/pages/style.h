#pragma once

#include <string>
#include <string_view>

/// Style sheets on their way into a page. Pure. They take the CSS of `styles/`: rules, `@media`
/// with rules in it, strings without braces in them.
namespace ocop::pages {

/// Without comments and without white space that means nothing.
std::string minify_css(std::string_view css);

/// Of minified CSS, the rules that can match something in `html`: every class, element and
/// attribute of the selector occurs there. What the page sets with a placeholder must stand in a
/// style sheet as an attribute without a value of its own, or in the template with each of its
/// values. Custom properties of `:root` that no kept rule refers to are left out too.
std::string used_css(std::string_view css, std::string_view html);

/// "'sha256-…'" of an inlined style sheet, as it stands in a Content-Security-Policy (CSP level 3
/// section 8.4).
std::string style_source(std::string_view css);

}  // namespace ocop::pages
