#include "base/escape.h"

namespace ocop {
namespace {

bool is_known_to_xml(char c) {
  return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t';
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (is_known_to_xml(c)) out += c;
    }
  }
  return out;
}

}  // namespace ocop
