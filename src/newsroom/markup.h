#pragma once

#include <string>
#include <string_view>

namespace ocop::newsroom {

/// The body of an article from CommonMark with tables, as HTML that is safe inside a page: raw HTML
/// is left out, links lead to http(s), mailto and paths only, pictures come from "/media/" only.
/// Headings begin at h2, below that of the page.
std::string html_of(std::string_view markup);

}  // namespace ocop::newsroom
