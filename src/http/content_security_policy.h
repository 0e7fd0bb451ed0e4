#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::http {

enum class Scripts : std::uint8_t { none, own };

/// The value of a Content-Security-Policy header. `style_sources` are further sources of style, as
/// they stand in the policy: "'sha256-…'" of each inlined style sheet, parted by spaces. With
/// `Scripts::own` the page may load scripts of this host and talk to it; inline script stays
/// forbidden.
std::string content_security_policy(std::string_view style_sources, Scripts scripts);

/// A page in UTF-8 with that policy.
Response respond_html(int status, std::string body, std::string_view style_sources = {},
                      Scripts scripts = Scripts::none);

}  // namespace ocop::http
