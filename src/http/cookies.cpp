#include "http/cookies.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::http {
namespace {

// RFC 6265bis section 4.1.1, cookie-octet.
bool is_cookie_octet(char c) {
  return c > ' ' && c < '\x7f' && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool is_token_character(char c) {
  return is_cookie_octet(c) && std::string_view("()<>@:/[]?={}").find(c) == std::string_view::npos;
}

}  // namespace

std::optional<std::string> find_cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto end = header.find(';');
    const std::string_view pair = trim(header.substr(0, end));
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || trim(pair.substr(0, equals)) != name) continue;
    std::string_view value = trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return std::string(value);
  }
  return std::nullopt;
}

std::string cookie_name(std::string_view name, bool secure) {
  return std::string(secure ? "__Host-" : "").append(name);
}

Result<std::string> set_cookie(const Cookie& cookie) {
  if (cookie.name.empty() || !std::ranges::all_of(cookie.name, is_token_character)) {
    return Error{Code::invalid_argument, "a cookie is named with letters, digits, \"-\" and \"_\"",
                 cookie.name};
  }
  if (!std::ranges::all_of(cookie.value, is_cookie_octet)) {
    return Error{Code::invalid_argument,
                 "the value of a cookie is visible ASCII without quotes, commas, semicolons and "
                 "backslashes; encode it first",
                 cookie.name};
  }
  std::string header = cookie_name(cookie.name, cookie.secure) + "=" + cookie.value + "; Path=/";
  if (cookie.seconds_max != 0) {
    header += "; Max-Age=" + std::to_string(std::max<std::int64_t>(cookie.seconds_max, 0));
  }
  header += cookie.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  header += "; HttpOnly";
  if (cookie.secure) header += "; Secure";
  return header;
}

}  // namespace ocop::http
