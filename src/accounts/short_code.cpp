#include "accounts/short_code.h"

#include <array>

namespace ocop::accounts {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Evenly spread: what would favour some characters is thrown away.
char one_of(std::string_view characters, Random& random) {
  const std::size_t fair = 256 - 256 % characters.size();
  for (;;) {
    std::array<std::byte, 1> byte{};
    random.fill(byte);
    const auto value = std::to_integer<std::size_t>(byte[0]);
    if (value < fair) return characters[value % characters.size()];
  }
}

std::string code(std::string_view characters, std::size_t half, Random& random) {
  std::string text;
  for (std::size_t i = 0; i < 2 * half; ++i) {
    if (i == half) text += '-';
    text += one_of(characters, random);
  }
  return text;
}

}  // namespace

std::string new_letter_code(Random& random) { return code(alphabet, 4, random); }
std::string new_digit_code(Random& random) { return code(alphabet.substr(0, 10), 5, random); }

std::string plain_code(std::string_view typed) {
  std::string plain;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    plain += c;
  }
  return plain;
}

}  // namespace ocop::accounts
