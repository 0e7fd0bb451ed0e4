#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "base/text.h"

namespace ocop {
namespace {

// Symbols of a key. Only digits and small Latin letters, which every collation of a database orders
// alike.
constexpr char level_end = '0';
constexpr char space = '1', punctuation = '2', digit = '3';
constexpr std::string_view other_letter = "z9";  // after "z1", the letter z
constexpr char first_form = '1';                 // a, no tone, lower case

constexpr utf8proc_int32_t breve = 0x306, circumflex = 0x302, horn = 0x31B, crossed_d = 0x111;

bool is_mark(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/// ngang, huyền, hỏi, ngã, sắc, nặng; other marks after them.
char tone_of(utf8proc_int32_t mark) {
  switch (mark) {
    case 0x300:
      return '2';
    case 0x309:
      return '3';
    case 0x303:
      return '4';
    case 0x301:
      return '5';
    case 0x323:
      return '6';
    default:
      return '7';
  }
}

/// ă and â are letters after a, ê after e, ô and ơ after o, ư after u; 0 where the mark makes none.
char form_of(char letter, utf8proc_int32_t mark) {
  if (letter == 'a' && mark == breve) return '2';
  if (mark == circumflex && letter == 'a') return '3';
  if (mark == circumflex && (letter == 'e' || letter == 'o')) return '2';
  if (mark == horn && letter == 'o') return '3';
  if (mark == horn && letter == 'u') return '2';
  return 0;
}

void append_number(std::string& key, utf8proc_int32_t number, int width) {
  constexpr std::string_view symbols = "0123456789abcdefghijklmnopqrstuvwxyz";
  const auto at = key.size();
  for (int i = 0; i < width; ++i, number /= 36) {
    key.insert(key.begin() + static_cast<std::ptrdiff_t>(at),
               symbols[static_cast<std::size_t>(number % 36)]);
  }
}

bool is_ascii_letter(utf8proc_int32_t point) { return point >= 'a' && point <= 'z'; }

class KeyWriter {
 public:
  void add(utf8proc_int32_t point) {
    if (is_mark(point)) return add_mark(point);
    if (is_space(point)) {
      is_after_space_ = !letters_.empty();
      letter_ = 0;
      return;
    }
    if (is_after_space_) add_character(std::string(1, space), '1');
    is_after_space_ = false;
    const utf8proc_int32_t lower = utf8proc_tolower(point);
    add_character(primary_of(lower), lower == point ? first_form : '2');
    letter_ = is_ascii_letter(lower) ? static_cast<char>(lower) : char{0};
  }

  std::string key() && {
    const auto trim = [](std::string& level) { level.resize(level.find_last_not_of('1') + 1); };
    trim(tones_);
    trim(cases_);
    return letters_ + level_end + tones_ + level_end + cases_;
  }

 private:
  static bool is_space(utf8proc_int32_t point) {
    return point == '\t' || point == '\n' || point == '\r' ||
           utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
  }

  static std::string primary_of(utf8proc_int32_t lower) {
    if (is_ascii_letter(lower)) return {static_cast<char>(lower), first_form};
    if (lower == crossed_d) return "d2";
    if (lower >= '0' && lower <= '9') return {digit, static_cast<char>(lower)};
    const auto category = utf8proc_category(lower);
    const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    std::string primary = is_letter ? std::string(other_letter) : std::string(1, punctuation);
    append_number(primary, lower, 4);
    return primary;
  }

  void add_character(const std::string& primary, char letter_case) {
    letters_ += primary;
    tones_ += first_form;
    cases_ += letter_case;
  }

  void add_mark(utf8proc_int32_t mark) {
    if (letters_.empty()) return;
    const char form = form_of(letter_, mark);
    if (form != 0 && letters_.back() == first_form) {
      letters_.back() = form;
    } else if (tones_.back() == first_form) {
      tones_.back() = tone_of(mark);
    }
  }

  std::string letters_, tones_, cases_;
  char letter_ = 0;  ///< the one that a mark may change
  bool is_after_space_ = false;
};

}  // namespace

std::string vietnamese_sort_key(std::string_view text) {
  KeyWriter writer;
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return {};
  for (utf8proc_ssize_t i = 0; i < length;) {
    utf8proc_int32_t point = 0;
    i += utf8proc_iterate(mapped + i, length - i, &point);
    writer.add(point);
  }
  return std::move(writer).key();
}

}  // namespace ocop
