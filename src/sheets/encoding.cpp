#include "sheets/encoding.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/limits.h"

namespace ocop::sheets {
namespace {

/// What a byte from 0x80 on stands for: a letter without its marks, '+' for a mark behind a vowel,
/// ' ' for neither.
using Letters = std::array<char, 128>;

struct Range {
  std::string_view bytes;
  char letter;
};

template <std::size_t count>
constexpr Letters letters_of(const std::array<Range, count>& ranges) {
  Letters letters{};
  letters.fill(' ');
  for (const Range& range : ranges) {
    for (const char c : range.bytes) letters[static_cast<unsigned char>(c) - 0x80U] = range.letter;
  }
  return letters;
}

constexpr Letters windows_1258 = letters_of(std::array<Range, 7>{{
    {"\xC0\xC1\xC2\xC3\xE0\xE1\xE2\xE3", 'a'},
    {"\xC8\xC9\xCA\xE8\xE9\xEA", 'e'},
    {"\xCD\xED", 'i'},
    {"\xD3\xD4\xD5\xF3\xF4\xF5", 'o'},
    {"\xD9\xDA\xDD\xF9\xFA\xFD", 'u'},
    {"\xD0\xF0", 'd'},
    {"\xCC\xD2\xDE\xEC\xF2", '+'},
}});

// TCVN 5712:1993, VN3; capitals with a tone are the small letters in a font of capitals.
constexpr Letters tcvn3 = letters_of(std::array<Range, 7>{{
    {"\xA1\xA2\xA8\xA9\xB5\xB6\xB7\xB8\xB9\xBB\xBC\xBD\xBE\xC6\xC7\xC8\xC9\xCA\xCB", 'a'},
    {"\xA3\xAA\xCC\xCE\xCF\xD0\xD1\xD2\xD3\xD4\xD5\xD6", 'e'},
    {"\xD7\xD8\xDC\xDD\xDE", 'i'},
    {"\xA4\xA5\xAB\xAC\xDF\xE1\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE", 'o'},
    {"\xA6\xAD\xEF\xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9", 'u'},
    {"\xFA\xFB\xFC\xFD\xFE", 'y'},
    {"\xA7\xAE", 'd'},
}});

constexpr Letters vni = letters_of(std::array<Range, 6>{{
    {"\xCC\xCD\xC6\xD3\xD2\xEC\xED\xE6\xF3\xF2", 'i'},
    {"\xD4\xF4", 'o'},
    {"\xD6\xF6", 'u'},
    {"\xCE\xEE", 'y'},
    {"\xD1\xF1", 'd'},
    {"\xD8\xD9\xDB\xD5\xCF\xC2\xCA\xC1\xC0\xC5\xC3\xC4\xC9\xC8\xDA\xDC\xCB"
     "\xF8\xF9\xFB\xF5\xEF\xE2\xEA\xE1\xE0\xE5\xE3\xE4\xE9\xE8\xFA\xFC\xEB",
     '+'},
}});

/// The letters of Latin-1 that Vietnamese in Unicode uses as they are.
constexpr std::string_view vietnamese_latin1 =
    "\xC0\xC1\xC2\xC3\xC8\xC9\xCA\xCC\xCD\xD2\xD3\xD4\xD5\xD9\xDA\xDD"
    "\xE0\xE1\xE2\xE3\xE8\xE9\xEA\xEC\xED\xF2\xF3\xF4\xF5\xF9\xFA\xFD";

constexpr std::array<std::string_view, 28> onsets{
    "",   "b",  "c",   "ch", "d",  "g", "gh", "gi", "h", "k", "kh", "l",  "m", "n",
    "nh", "ng", "ngh", "p",  "ph", "q", "qu", "r",  "s", "t", "th", "tr", "v", "x"};
constexpr std::array<std::string_view, 38> nuclei{
    "a",  "ai", "ao",  "au",  "ay",  "e",  "eo",  "eu",  "i",   "ia",  "ie",  "ieu", "iu",
    "o",  "oa", "oai", "oao", "oay", "oe", "oeo", "oi",  "u",   "ua",  "uai", "uau", "uay",
    "ue", "ui", "uo",  "uoi", "uou", "uu", "uy",  "uya", "uye", "uyu", "y",   "ye"};
constexpr std::array<std::string_view, 9> codas{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_high(char c) { return static_cast<unsigned char>(c) > 0xA0; }
/// In Unicode, but in none of the legacy encodings.
constexpr char other_letter = '\x01';
bool is_word_part(char c) { return is_ascii_letter(c) || is_high(c) || c == other_letter; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

template <std::size_t count>
bool has(const std::array<std::string_view, count>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

bool is_syllable(std::string_view letters) {
  const auto begin = std::ranges::find_if(letters, is_vowel) - letters.begin();
  const std::string_view onset = letters.substr(0, static_cast<std::size_t>(begin));
  letters.remove_prefix(onset.size());
  const auto end = std::ranges::find_if_not(letters, is_vowel) - letters.begin();
  const std::string_view nucleus = letters.substr(0, static_cast<std::size_t>(end));
  return has(onsets, onset) && has(nuclei, nucleus) && has(codas, letters.substr(nucleus.size()));
}

bool is_syllable_in(std::string_view word, const Letters& table) {
  std::string letters;
  for (const char c : word) {
    if (is_ascii_letter(c)) {
      letters += static_cast<char>(static_cast<unsigned char>(c) | 0x20U);
      continue;
    }
    if (!is_high(c)) return false;
    const char letter = table[static_cast<unsigned char>(c) - 0x80U];
    if (letter == ' ') return false;
    if (letter != '+') {
      letters += letter;
    } else if (letters.empty() || !is_vowel(letters.back())) {
      return false;
    }
  }
  return is_syllable(letters);
}

/// Of the words with any letter beyond ASCII.
struct Count {
  std::size_t words = 0;
  std::size_t never_in_unicode = 0;  ///< with a sign of Latin-1 that Vietnamese does not use
  std::size_t in_windows_1258 = 0, in_tcvn3 = 0, in_vni = 0;
};

Count count_words(std::string_view bytes) {
  Count count;
  while (!bytes.empty()) {
    const auto size =
        static_cast<std::size_t>(std::ranges::find_if_not(bytes, is_word_part) - bytes.begin());
    const std::string_view word = bytes.substr(0, size);
    bytes.remove_prefix(std::max<std::size_t>(size, 1));
    if (std::ranges::all_of(word, is_ascii_letter)) continue;
    ++count.words;
    count.in_windows_1258 += is_syllable_in(word, windows_1258) ? 1 : 0;
    count.in_tcvn3 += is_syllable_in(word, tcvn3) ? 1 : 0;
    count.in_vni += is_syllable_in(word, vni) ? 1 : 0;
    const bool is_strange = std::ranges::any_of(word, [](char c) {
      return is_high(c) && vietnamese_latin1.find(c) == std::string_view::npos;
    });
    count.never_in_unicode += is_strange ? 1 : 0;
  }
  return count;
}

bool is_most(std::size_t part, std::size_t whole) { return part * 10 >= whole * 7; }

/// U+00A1 to U+00FF as the bytes they were; other letters as `other_letter`, other signs as blanks.
std::string latin1_of(std::string_view utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      bytes += utf8[i];
    } else if ((lead == 0xC2 || lead == 0xC3) && i + 1 < utf8.size()) {
      const auto tail = static_cast<unsigned char>(utf8[++i]);
      bytes += static_cast<char>(((lead & 0x03U) << 6U) | (tail & 0x3FU));
    } else if (lead >= 0xC4) {
      const bool is_sign = lead >= 0xE2;  // U+2000 on: dashes, quotes, arrows, emoji
      bytes += is_sign ? ' ' : other_letter;
    }
  }
  return bytes;
}

}  // namespace

bool is_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const std::string_view head = bytes.substr(0, 512);
  const auto zeros = static_cast<std::size_t>(std::ranges::count(head, '\0'));
  return head.size() >= 4 && zeros * 3 >= head.size();
}

std::optional<Problem> legacy_encoding_of(std::string_view bytes) {
  const Count count = count_words(bytes.substr(0, limits::encoding_sample_bytes));
  const std::size_t best = std::max({count.in_windows_1258, count.in_tcvn3, count.in_vni});
  if (best == 0 || !is_most(best, count.words)) return std::nullopt;
  if (best == count.in_windows_1258) return Problem::windows_1258;
  return best == count.in_tcvn3 ? Problem::tcvn3 : Problem::vni;
}

std::optional<Problem> legacy_font_of(std::string_view utf8) {
  const Count count = count_words(latin1_of(utf8.substr(0, limits::encoding_sample_bytes)));
  const bool is_strange = count.never_in_unicode >= 2 && count.never_in_unicode * 3 >= count.words;
  const std::size_t best = std::max(count.in_tcvn3, count.in_vni);
  if (!is_strange || best < 3 || !is_most(best, count.words)) return std::nullopt;
  return best == count.in_tcvn3 ? Problem::tcvn3 : Problem::vni;
}

}  // namespace ocop::sheets
