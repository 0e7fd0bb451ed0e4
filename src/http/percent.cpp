#include "http/percent.h"

#include <algorithm>

namespace ocop::http {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

Result<std::string> decode(std::string_view text, char space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (!is_escape(text, i)) {
        return Error{Code::invalid_argument,
                     "\"%\" must be followed by two hexadecimal digits; write \"%25\" for itself",
                     ""};
      }
      decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i] == space ? ' ' : text[i];
    }
  }
  return decoded;
}

}  // namespace

bool has_valid_escapes(std::string_view text) {
  for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (!is_escape(text, at)) return false;
  }
  return true;
}

Result<std::string> percent_decode(std::string_view text) { return decode(text, ' '); }
Result<std::string> form_decode(std::string_view text) { return decode(text, '+'); }

std::string percent_encode(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  while (!text.empty()) {
    const auto run = std::ranges::find_if_not(text, is_unreserved) - text.begin();
    encoded.append(text.substr(0, static_cast<std::size_t>(run)));
    text.remove_prefix(static_cast<std::size_t>(run));
    if (text.empty()) break;
    const auto byte = static_cast<unsigned char>(text.front());
    const char escape[] = {'%', digits[byte >> 4], digits[byte & 15]};
    encoded.append(escape, sizeof escape);
    text.remove_prefix(1);
  }
  return encoded;
}

}  // namespace ocop::http
