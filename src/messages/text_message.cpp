#include "messages/text_message.h"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace ocop::messages {
namespace {

/// The basic table of TS 23.038 section 6.2.1 beside ASCII letters, digits and what follows.
constexpr std::u32string_view gsm_basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// Its extension (section 6.2.1.1): an escape and one more.
constexpr std::u32string_view gsm_extension = U"\f^{}\\[~]|€";

struct Size {
  std::size_t one, each;
};
constexpr Size gsm_size{160, 153}, ucs2_size{70, 67};

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t letter = 0;
    const auto read = utf8proc_iterate(at, left, &letter);
    if (read <= 0) return {};
    letters.push_back(static_cast<char32_t>(letter));
    at += read;
    left -= read;
  }
  return letters;
}

/// 0: stands in neither table.
std::size_t gsm_cost(char32_t letter) {
  const bool is_plain = (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') ||
                        (letter >= U'0' && letter <= U'9');
  if (is_plain || gsm_basic.find(letter) != std::u32string_view::npos) return 1;
  return gsm_extension.find(letter) != std::u32string_view::npos ? 2 : 0;
}

std::size_t ucs2_cost(char32_t letter) { return letter > 0xFFFF ? 2 : 1; }

/// Parts filled one after the other; a letter of two that does not fit goes to the next.
std::size_t parts_of(const std::vector<std::size_t>& costs, Size size) {
  std::size_t all = 0;
  for (const std::size_t cost : costs) all += cost;
  if (all == 0) return 0;
  if (all <= size.one) return 1;
  std::size_t parts = 1, filled = 0;
  for (const std::size_t cost : costs) {
    if (filled + cost > size.each) ++parts, filled = 0;
    filled += cost;
  }
  return parts;
}

void append(std::string& text, char32_t letter) {
  utf8proc_uint8_t bytes[4];
  const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

std::string_view plain(char32_t letter) {
  switch (letter) {
    case U'đ':
      return "d";
    case U'Đ':
      return "D";
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
      return "\"";
    case U'‘':
    case U'’':
      return "'";
    case U'–':
    case U'—':
    case U'‑':
      return "-";
    case U'…':
      return "...";
    case U'\u00A0':
    case U'\u202F':
      return " ";
    default:
      return "";
  }
}

bool is_mark(char32_t letter) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(letter));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

}  // namespace

TextParts text_parts(std::string_view text) {
  const auto letters = letters_of(text);
  TextParts found;
  const bool is_gsm = std::ranges::all_of(letters, [](char32_t c) { return gsm_cost(c) > 0; });
  found.alphabet = is_gsm ? Alphabet::gsm : Alphabet::ucs2;
  std::vector<std::size_t> costs;
  for (const char32_t letter : letters) {
    costs.push_back(is_gsm ? gsm_cost(letter) : ucs2_cost(letter));
    found.letters += costs.back();
  }
  found.parts = parts_of(costs, is_gsm ? gsm_size : ucs2_size);
  return found;
}

std::string without_marks(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, UTF8PROC_DECOMPOSE);
  if (size < 0) return {};
  const std::string apart(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  free(mapped);
  std::string bare;
  for (const char32_t letter : letters_of(apart)) {
    if (is_mark(letter)) continue;
    const std::string_view other = plain(letter);
    if (other.empty()) {
      append(bare, letter);
    } else {
      bare += other;
    }
  }
  return bare;
}

}  // namespace ocop::messages
