#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

/// Cookies (RFC 6265bis). Values of ours are plain tokens; nothing is percent-decoded.
namespace ocop::http {

/// The first cookie of that name in one `Cookie` header; surrounding double quotes are taken off.
std::optional<std::string> find_cookie(std::string_view header, std::string_view name);

enum class SameSite : std::uint8_t { strict, lax };

/// A cookie of ours: always HttpOnly, for the whole site, of this host only. On a secure
/// connection it is named "__Host-NAME" and marked Secure, so that no other host of the domain
/// and no plain-text answer can plant it; without TLS (a machine on a desk) plain NAME.
struct Cookie {
  std::string name;
  std::string value;
  SameSite same_site = SameSite::lax;
  std::int64_t seconds_max = 0;  ///< 0: until the browser closes; negative: delete it now
  bool secure = false;           ///< `Request::secure`
};

/// "__Host-session" or "session": the name to ask `Request::cookie` for.
std::string cookie_name(std::string_view name, bool secure);

/// The value of a `Set-Cookie` header. A name that is no token, or a value with anything but
/// visible ASCII without `",;\`, is `invalid_argument`.
Result<std::string> set_cookie(const Cookie& cookie);

}  // namespace ocop::http
