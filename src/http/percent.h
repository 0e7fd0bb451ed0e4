#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

/// Percent-encoding (RFC 3986 section 2.1). Decoding gives bytes, which may be any.
namespace ocop::http {

/// Every "%" is followed by two hexadecimal digits.
bool has_valid_escapes(std::string_view text);

/// "%C4%90%E1%BB%81n" → "Đền"; an incomplete escape is `invalid_argument`.
Result<std::string> percent_decode(std::string_view text);

/// As `percent_decode`, and "+" is a space (application/x-www-form-urlencoded).
Result<std::string> form_decode(std::string_view text);

/// Escapes everything but letters, digits and "-._~".
std::string percent_encode(std::string_view text);

}  // namespace ocop::http
