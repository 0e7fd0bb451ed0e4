#include "accounts/password_rules.h"

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/embedded_file.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::embedded {
EmbeddedFiles common_passwords();
}

namespace ocop::accounts {
namespace {

constexpr std::size_t around_max = 6;
constexpr std::size_t name_part_bytes_min = 4;

struct FaultText {
  std::string_view name, description;
};
constexpr std::array<FaultText, 6> texts{{
    {"not_text", "write the password as text without control characters"},
    {"too_short", "write at least 10 characters; a short sentence is easy to remember"},
    {"too_long", "write at most 200 bytes"},
    {"common", "this is one of the first passwords that anybody would try; choose another"},
    {"monotonous", "the same few characters over and over are easy to guess; choose another"},
    {"contains_name", "leave your name, your phone number and your login out of the password"},
}};

const std::vector<std::string_view>& common_words() {
  static const std::vector<std::string_view> words =
      split(embedded::common_passwords()[0].content, '\n');
  return words;
}

bool is_common_word(std::string_view word) {
  return word.size() >= 4 && std::ranges::binary_search(common_words(), word);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

/// "matkhau" in "123matkhau!": what stays when all but letters is taken off both ends.
std::string_view core_of(std::string_view folded) {
  while (!folded.empty() && !is_letter(folded.front())) folded.remove_prefix(1);
  while (!folded.empty() && !is_letter(folded.back())) folded.remove_suffix(1);
  return folded;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool is_common(std::string_view folded) {
  if (is_common_word(folded)) return true;
  const std::string_view core = core_of(folded);
  if (folded.size() - core.size() <= around_max && is_common_word(core)) return true;
  // Twice the same: "matkhaumatkhau".
  const std::size_t half = folded.size() / 2;
  return folded.size() % 2 == 0 && folded.substr(0, half) == folded.substr(half) &&
         is_common_word(folded.substr(0, half));
}

bool repeats(std::string_view text, std::size_t period) {
  for (std::size_t i = period; i < text.size(); ++i) {
    if (text[i] != text[i - period]) return false;
  }
  return true;
}

bool is_row(std::string_view text) {
  constexpr std::array<std::string_view, 6> rows{
      "01234567890123456789",       "98765432109876543210",       "abcdefghijklmnopqrstuvwxyz",
      "zyxwvutsrqponmlkjihgfedcba", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn"};
  return std::ranges::any_of(
      rows, [&](std::string_view row) { return row.find(text) != std::string_view::npos; });
}

bool is_monotonous(std::string_view folded) {
  return repeats(folded, 1) || repeats(folded, 2) || repeats(folded, 3) || repeats(folded, 4) ||
         is_row(folded);
}

bool contains_name(std::string_view folded, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    const std::string part = without_spaces(fold(name));
    return part.size() >= name_part_bytes_min && folded.find(part) != std::string_view::npos;
  });
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

}  // namespace

std::optional<PasswordFault> fault_of(std::string_view password,
                                      const std::vector<std::string>& names) {
  if (password.size() > limits::password_bytes_max) return PasswordFault::too_long;
  if (!is_utf8(password) || std::ranges::any_of(password, is_control)) {
    return PasswordFault::not_text;
  }
  if (characters_in(password) < limits::password_characters_min) {
    return PasswordFault::too_short;
  }
  const std::string folded = without_spaces(fold(password));
  if (is_common(folded)) return PasswordFault::common;
  if (is_monotonous(folded)) return PasswordFault::monotonous;
  if (contains_name(folded, names)) return PasswordFault::contains_name;
  return std::nullopt;
}

std::string_view name_of(PasswordFault fault) {
  return texts[static_cast<std::size_t>(fault)].name;
}
std::string_view describe(PasswordFault fault) {
  return texts[static_cast<std::size_t>(fault)].description;
}

}  // namespace ocop::accounts
