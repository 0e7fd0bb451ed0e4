#include "registry/cell_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "gs1/check_digit.h"

namespace ocop::registry {
namespace {

Error because(std::string reason) { return {Code::invalid_argument, std::move(reason), ""}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

Result<void> check_digits(std::string_view text, std::string_view key) {
  if (gs1::is_digits(text)) return ok();
  const bool is_rounded = text.find_first_of("eE") != std::string_view::npos;
  return because(is_rounded ? "the spreadsheet has rounded this number; format the column as text "
                              "and enter it again"
                            : fmt::format("a {} has only digits", key));
}

Result<void> check_last_digit(std::string_view digits) {
  const char right = gs1::check_digit(digits.substr(0, digits.size() - 1));
  if (digits.back() == right) return ok();
  return because(
      fmt::format("the check digit is wrong: it is {} and should be {}, or another digit "
                  "was mistyped",
                  digits.back(), right));
}

Result<std::string> digits_of_unit(std::string_view text, std::initializer_list<std::size_t> sizes,
                                   std::string_view expected) {
  if (gs1::is_digits(text) && std::ranges::find(sizes, text.size()) != sizes.end()) {
    return std::string(text);
  }
  return because(
      fmt::format("the code of a unit has {}; a spreadsheet may have dropped zeros at "
                  "its beginning",
                  expected));
}

}  // namespace

namespace rule {

Result<std::string> subject_code(std::string_view text) {
  const auto fits = [](char c) { return is_upper(c) || is_digit(c) || c == '-'; };
  if (text.size() <= 40 && std::ranges::all_of(text, fits)) return std::string(text);
  return because("write at most 40 capital letters A to Z, digits and hyphens");
}

Result<std::string> gln(std::string_view text) {
  TRY_VOID(check_digits(text, "GLN"));
  if (text.size() != 13) return because(fmt::format("a GLN has 13 digits, not {}", text.size()));
  TRY_VOID(check_last_digit(text));
  return std::string(text);
}

Result<std::string> gtin(std::string_view text) {
  TRY_VOID(check_digits(text, "GTIN"));
  const std::size_t size = text.size();
  if (size != 8 && size != 12 && size != 13 && size != 14) {
    return because(fmt::format("a GTIN has 8, 12, 13 or 14 digits, not {}", size));
  }
  TRY_VOID(check_last_digit(text));
  return std::string(14 - size, '0') + std::string(text);
}

Result<std::string> any_unit_code(std::string_view text) {
  return digits_of_unit(text, {2, 3, 5}, "2, 3 or 5 digits");
}

Result<std::string> phone(std::string_view text) {
  const auto fits = [](char c) {
    return is_digit(c) || std::string_view(" +-().").find(c) != std::string_view::npos;
  };
  if (text.size() <= 30 && std::ranges::all_of(text, fits)) return std::string(text);
  return because("write one telephone number: at most 30 digits, blanks and + - ( ) .");
}

Result<std::string> picture(std::string_view text) {
  const auto unsafe = [](char c) {
    return is_control(c) || std::string_view(" \"'<>\\").find(c) != std::string_view::npos;
  };
  const bool is_local = text.starts_with('/') && !text.starts_with("//");
  if ((!is_local && !text.starts_with("https://")) || std::ranges::any_of(text, unsafe)) {
    return because("write an address that begins with / or https:// and has no blanks or quotes");
  }
  if (text.size() <= limits::registry_name_bytes_max) return std::string(text);
  return because(
      fmt::format("it has {} bytes; at most {}", text.size(), limits::registry_name_bytes_max));
}

}  // namespace rule
}  // namespace ocop::registry
