#include "sheets/formula_guard.h"

#include <algorithm>
#include <array>

namespace ocop::sheets {
namespace {

constexpr std::string_view cell_ends = ",;\t\n\r";
constexpr std::array<std::string_view, 4> signs{"+", "-", "＋", "－"};
constexpr std::array<std::string_view, 4> calls{"=", "@", "＝", "＠"};
constexpr std::array<std::string_view, 3> trimmed_by_spreadsheets{"\t", "\n", "\r"};

enum class Place { begins_text, within_text };

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_with_one_of(std::string_view text, const auto& beginnings) {
  return std::ranges::any_of(beginnings,
                             [&](std::string_view one) { return text.starts_with(one); });
}

std::string_view without_leading(std::string_view text, std::string_view signs_left_out) {
  return text.substr(std::min(text.find_first_not_of(signs_left_out), text.size()));
}

/// Would a spreadsheet run this, were it not for the apostrophes before it? `text` is what follows
/// the place, `piece` its part before the next place.
bool is_formula(std::string_view text, std::string_view piece, Place place) {
  const std::string_view rest = without_leading(without_leading(text, "'"), " \"");
  if (begins_with_one_of(rest, calls)) return true;
  const bool is_signed = begins_with_one_of(rest, signs);
  if (place == Place::within_text) {
    return is_signed && piece.find_first_of("(!|") != std::string_view::npos;
  }
  return is_signed || begins_with_one_of(rest, trimmed_by_spreadsheets);
}

/// Applies `edit` to each piece that would run.
template <class Edit>
std::string edit_formulas(std::string_view text, Edit&& edit) {
  std::string edited;
  edited.reserve(text.size() + 1);
  Place place = Place::begins_text;
  while (true) {
    const std::string_view piece = text.substr(0, text.find_first_of(cell_ends));
    if (is_formula(text, piece, place)) {
      edit(piece, edited);
    } else {
      edited += piece;
    }
    if (piece.size() == text.size()) return edited;
    edited += text[piece.size()];
    text.remove_prefix(piece.size() + 1);
    place = Place::within_text;
  }
}

}  // namespace

bool is_plain_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

std::string guard(std::string_view text) {
  if (is_plain_number(text)) return std::string(text);
  return edit_formulas(text, [](std::string_view piece, std::string& edited) {
    edited += '\'';
    edited += piece;
  });
}

std::string unguard(std::string_view text) {
  return edit_formulas(text, [](std::string_view piece, std::string& edited) {
    if (piece.starts_with('\'')) piece.remove_prefix(1);
    edited += piece;
  });
}

}  // namespace ocop::sheets
