#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

/// Characters as people count them, in text that is UTF-8 and NFC.
namespace ocop {

/// Of a character of several bytes, only the first begins it.
constexpr bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

constexpr std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

/// At most so many bytes of its beginning, cut between two characters.
constexpr std::string_view beginning_of(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && !begins_character(text[end])) --end;
  return text.substr(0, end);
}

}  // namespace ocop
