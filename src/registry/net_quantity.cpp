#include "registry/net_quantity.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ocop::registry {
namespace {

constexpr std::array symbols{"g",  "kg", "mg", "l",  "L",  "ml", "mL",
                             "cl", "m",  "cm", "mm", "m2", "m²"};

struct Spelling {
  std::string_view folded, symbol;
};
constexpr std::array spellings{
    Spelling{"g", "g"},        Spelling{"gr", "g"},    Spelling{"gram", "g"}, Spelling{"gam", "g"},
    Spelling{"grs", "g"},      Spelling{"kg", "kg"},   Spelling{"kgs", "kg"}, Spelling{"ky", "kg"},
    Spelling{"kilo", "kg"},    Spelling{"mg", "mg"},   Spelling{"l", "l"},    Spelling{"lit", "l"},
    Spelling{"litre", "l"},    Spelling{"liter", "l"}, Spelling{"ml", "ml"},  Spelling{"cc", "ml"},
    Spelling{"mililit", "ml"}, Spelling{"met", "m"},   Spelling{"m", "m"},    Spelling{"cm", "cm"},
    Spelling{"mm", "mm"}};

constexpr std::array counted{"cai",   "chiec", "goi",   "tui",  "hop", "vien", "bo",   "doi",
                             "qua",   "chai",  "mieng", "banh", "to",  "cuon", "ngay", "khach",
                             "nguoi", "lo",    "tam",   "con",  "cay", "bat",  "hu",   "buc"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t end_of_number(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() &&
         (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() &&
                                  is_digit(text[end + 1])))) {
    ++end;
  }
  return end;
}

/// The word after a number; blanks, also the non-breaking one, may stand between.
std::string_view word_at(std::string_view text, std::size_t& at) {
  constexpr std::string_view no_break = "\xC2\xA0";
  while (at < text.size() && (text[at] == ' ' || text.substr(at).starts_with(no_break))) {
    at += text[at] == ' ' ? 1 : no_break.size();
  }
  const std::size_t end = text.find_first_of(" ,.;:()/+-\t\n", at);
  return text.substr(at, end == std::string_view::npos ? end : end - at);
}

}  // namespace

NetQuantityFinding net_quantity_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    const std::size_t end = end_of_number(text, i);
    const std::string number(text.substr(i, end - i));
    std::size_t at = end;
    const std::string_view word = word_at(text, at);
    const std::string written = number + " " + std::string(word);
    if (std::ranges::find(symbols, word) != symbols.end()) {
      return {NetQuantity::right, written, written};
    }
    const std::string folded = fold(word);
    if (const auto* known = std::ranges::find(spellings, folded, &Spelling::folded);
        known != spellings.end()) {
      return {NetQuantity::wrong_symbol, written, number + " " + std::string(known->symbol)};
    }
    if (std::ranges::find(counted, folded) != counted.end()) {
      return {NetQuantity::right, written, written};
    }
    i = end;
  }
  return {};
}

}  // namespace ocop::registry
