#include "newsroom/comment_text.h"

#include "base/text.h"
#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};

/// Of text that is UTF-8.
CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xe0) return {char32_t(first & 0x1fU) << 6 | (byte(1) & 0x3fU), 2};
  if (first < 0xf0) {
    return {char32_t(first & 0x0fU) << 12 | char32_t(byte(1) & 0x3fU) << 6 | (byte(2) & 0x3fU), 3};
  }
  return {char32_t(first & 0x07U) << 18 | char32_t(byte(1) & 0x3fU) << 12 |
              char32_t(byte(2) & 0x3fU) << 6 | (byte(3) & 0x3fU),
          4};
}

/// Control characters, and signs that turn the direction of what follows (UAX 9).
bool is_unwanted(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7f && c < 0xa0) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

/// Blanks of any width, of none too.
bool is_blank(char32_t c) {
  switch (c) {
    case 0xa0:
    case 0xad:
    case 0x115f:
    case 0x1160:
    case 0x1680:
    case 0x180e:
    case 0x2800:
    case 0x3000:
    case 0x3164:
    case 0xfeff:
    case 0xffa0:
      return true;
    default:
      return c <= 0x20 || (c >= 0x2000 && c <= 0x200d) || (c >= 0x2028 && c <= 0x202f) ||
             (c >= 0x205f && c <= 0x2064);
  }
}

enum class Lines : std::uint8_t { one, several };

/// Without what is unwanted, and without blanks around.
std::string cleaned(std::string_view text, Lines lines) {
  std::string out;
  std::size_t good = 0;  // the length up to the last sign that somebody sees
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_line_end = point.value == U'\n';
    const bool is_kept = !is_unwanted(point.value) && !(out.empty() && is_blank(point.value));
    if (is_kept && is_line_end && lines == Lines::one) {
      out += ' ';
    } else if (is_kept) {
      out += text.substr(at, point.bytes);
    }
    if (is_kept && !is_blank(point.value)) good = out.size();
    at += point.bytes;
  }
  out.resize(good);
  return out;
}

/// Of a row: 26 signs of Crockford's alphabet.
bool is_identifier(std::string_view text) {
  return text.size() == 26 &&
         text.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == text.npos;
}

bool is_separator(char c) { return c == ' ' || c == '.' || c == '-'; }

}  // namespace

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = code_point_at(text, at).bytes;
    units += bytes == 4 ? 2 : 1;
    at += bytes;
  }
  return units;
}

std::string bare_phone(std::string_view typed) {
  const bool is_abroad = typed.starts_with("+84");
  if (!is_abroad && !typed.starts_with('0')) return {};
  std::string digits = "0";
  bool was_separator = false;
  for (const char c : typed.substr(is_abroad ? 3 : 1)) {
    if (is_separator(c)) {
      if (was_separator) return {};
      was_separator = true;
      continue;
    }
    if (c < '0' || c > '9') return {};
    was_separator = false;
    digits += c;
  }
  const bool has_size = digits.size() == 10 || digits.size() == 11;
  if (!has_size || was_separator || digits[1] == '0') return {};
  return digits;
}

Result<CommentText> comment_text_of(const http::Form& form) {
  const auto take = [&](std::string_view name, Lines lines) -> Result<std::string> {
    TRY(const std::string text, to_nfc(form.get(name).value_or("")));
    return to_nfc(cleaned(text, lines));  // what stood between two signs may be gone
  };
  CommentText text;
  TRY(text.name, take("name", Lines::one));
  TRY(text.phone, take("phone", Lines::one));
  TRY(text.title, take("title", Lines::one));
  TRY(text.body, take("body", Lines::several));
  const std::string answers(form.get("answers").value_or(""));
  if (is_identifier(answers)) text.answers = answers;
  return text;
}

std::vector<CommentFault> faults_of(const CommentText& text) {
  std::vector<CommentFault> faults;
  const auto check = [&](std::string_view field, const std::string& value, std::size_t units_max,
                         pages::Key missing, pages::Key too_long) {
    if (value.empty()) faults.push_back({field, missing});
    if (utf16_units(value) > units_max) faults.push_back({field, too_long});
  };
  check("name", text.name, limits::comment_name_units_max, "news.comment_no_name"_key,
        "news.comment_long_name"_key);
  if (!text.phone.empty() && bare_phone(text.phone).empty()) {
    faults.push_back({"phone", "news.comment_bad_phone"_key});
  }
  check("title", text.title, limits::comment_title_units_max, "news.comment_no_title"_key,
        "news.comment_long_title"_key);
  check("body", text.body, limits::comment_body_units_max, "news.comment_no_body"_key,
        "news.comment_long_body"_key);
  return faults;
}

}  // namespace ocop::newsroom
