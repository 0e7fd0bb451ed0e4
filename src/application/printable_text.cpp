#include "application/printable_text.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::application {

std::string printable(std::string_view text) {
  std::string ascii(text);
  if (is_utf8(text)) return ascii;
  std::ranges::replace_if(ascii, [](char c) { return static_cast<unsigned char>(c) > 127; }, '?');
  return ascii;
}

}  // namespace ocop::application
