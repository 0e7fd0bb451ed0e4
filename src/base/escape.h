#pragma once

#include <string>
#include <string_view>

namespace ocop {

/// `text` as it stands between tags and in quoted attributes of HTML, XML and SVG: "Ô mai & <sấu>"
/// gives "Ô mai &amp; &lt;sấu&gt;", a quotation mark "&quot;". Control characters, which XML 1.0
/// does not know, are left out, but for tab and line end. Bytes that are no UTF-8 stay as they are.
std::string escape_markup(std::string_view text);

}  // namespace ocop
