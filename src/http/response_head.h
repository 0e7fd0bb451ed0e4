#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::http {

/// What the answer to "may this page be put into a frame, load a script …" is, unless a handler
/// sets its own. Nothing from elsewhere, no inline script and no inline style.
inline constexpr std::string_view default_content_security_policy =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
    "img-src 'self' data:; style-src 'self'";

enum class Persistence : std::uint8_t { keep_alive, keep_alive_said, close };

/// What the connection knows about an answer.
struct Envelope {
  Method method = Method::get;
  std::string_view request_id;
  std::string_view date;  ///< IMF-fixdate, RFC 9110 section 5.6.7
  Persistence persistence = Persistence::keep_alive;
  bool behind_tls = false;
};

/// Status line and headers with the empty line, at the end of `out`. A header of the handler that
/// would break the framing (control characters) is left out and logged.
void append_head(std::string& out, const Response& response, const Envelope& envelope);

/// Whether the bytes of the body follow the head.
bool sends_body(const Response& response, Method method);

/// "Mon, 06 Jul 2026 05:40:00 GMT" of seconds since 1970.
std::string http_date(std::int64_t seconds);

}  // namespace ocop::http
