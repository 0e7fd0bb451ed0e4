#include "registry/cell_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/limits.h"
#include "base/text.h"
#include "gs1/check_digit.h"

namespace ocop::registry {
namespace {

Error because(std::string reason) { return {Code::invalid_argument, std::move(reason), ""}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

template <std::size_t N>
Result<std::string> one_of(std::string_view text, const std::array<std::string_view, N>& allowed) {
  if (std::ranges::find(allowed, text) != allowed.end()) return std::string(text);
  return because(
      fmt::format("\"{}\" is not known; write one of {}", text, fmt::join(allowed, ", ")));
}

Result<int> whole_number(std::string_view text, int least, int most) {
  int number = 0;
  const auto end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  if (failed == std::errc() && stop == end && number >= least && number <= most) return number;
  return because(fmt::format("write a whole number from {} to {}", least, most));
}

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

// "6/7/2026" as "2026-07-06"; anything else unchanged.
std::string iso_from_vietnamese(std::string_view text) {
  const auto parts = split(text, '/');
  const bool has_form =
      parts.size() == 3 && parts[2].size() == 4 && std::ranges::all_of(parts, [](auto part) {
        return gs1::is_digits(part) && part.size() <= 4;
      });
  if (!has_form) return std::string(text);
  return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
}

}  // namespace

namespace rule {

Result<std::string> name(std::string_view text) {
  if (std::ranges::any_of(text, is_control)) return because("write it in one line");
  if (text.size() <= limits::registry_name_bytes_max) return std::string(text);
  return because(
      fmt::format("it has {} bytes; at most {}", text.size(), limits::registry_name_bytes_max));
}

Result<std::string> long_text(std::string_view text) {
  if (text.size() > limits::registry_text_bytes_max) {
    return because(
        fmt::format("it has {} bytes; at most {}", text.size(), limits::registry_text_bytes_max));
  }
  std::string lines(text);
  std::erase(lines, '\r');
  return lines;
}

Result<std::string> subject_code(std::string_view text) {
  const auto fits = [](char c) { return is_upper(c) || is_digit(c) || c == '-'; };
  if (text.size() <= 40 && std::ranges::all_of(text, fits)) return std::string(text);
  return because("write at most 40 capital letters A to Z, digits and hyphens");
}

Result<std::string> subject_kind(std::string_view text) {
  return one_of<6>(
      text, {"household", "cooperative_group", "cooperative", "enterprise", "farm", "tourism"});
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

Result<std::string> ward_code(std::string_view text) {
  return digits_of_unit(text, {5}, "5 digits");
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
  return name(text);
}

Result<std::string> group_2019(std::string_view text) {
  return one_of<6>(text, {"thuc-pham", "do-uong", "thao-duoc", "vai-may-mac",
                          "luu-niem-noi-that-trang-tri", "du-lich"});
}

Result<std::string> set_2026(std::string_view text) {
  TRY(const int number, whole_number(text, 1, 26));
  return std::to_string(number);
}

Result<std::string> certificate_kind(std::string_view text) {
  const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '_'; };
  if (text.size() <= 40 && is_lower(text.front()) && std::ranges::all_of(text, fits)) {
    return std::string(text);
  }
  return because(
      "write ocop_stars, food_safety, haccp, iso, trademark or another word of small "
      "letters, digits and _");
}

Result<std::optional<int>> stars(std::string_view text) {
  TRY(const int number, whole_number(text, 1, 5));
  return std::optional(number);
}

Result<std::optional<int>> days(std::string_view text) {
  TRY(const int number, whole_number(text, 1, 36'500));
  return std::optional(number);
}

Result<std::optional<int>> count(std::string_view text) {
  TRY(const int number, whole_number(text, 1, 1'000'000'000));
  return std::optional(number);
}

Result<int> position(std::string_view text) { return whole_number(text, 0, 1'000); }

Result<std::optional<std::int64_t>> dong(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '.');
  if (!gs1::is_digits(digits) || digits.size() > 12) {
    return because("write whole đồng, at most 12 digits: 85000 or 85.000");
  }
  return std::optional<std::int64_t>(std::stoll(digits));
}

Result<std::string> web_address(std::string_view text) {
  if (!text.starts_with("https://")) return because("write an address that begins with https://");
  return picture(text);
}

Result<std::string> selling_kind(std::string_view text) {
  return one_of<5>(text, {"maker", "shop", "market", "ocop_point", "online"});
}

Result<bool> flag(std::string_view text) {
  if (text == "1") return true;
  if (text == "0") return false;
  return because("write 1 for yes, or 0 or nothing for no");
}

Result<Date> day(std::string_view text) {
  const auto parsed = parse_date(iso_from_vietnamese(text));
  if (parsed) return *parsed;
  return because(fmt::format("\"{}\" is no day; write 2026-07-06 or 06/07/2026", text));
}

Result<std::optional<Date>> optional_day(std::string_view text) {
  TRY(const Date date, day(text));
  return std::optional(date);
}

Result<UnitKind> unit_kind(std::string_view text) {
  if (text == "province") return UnitKind::province;
  if (text == "district") return UnitKind::district;
  if (text == "ward") return UnitKind::ward;
  return because(fmt::format("\"{}\" is not known; write province, district or ward", text));
}

Result<std::string> unit_form(std::string_view text) {
  return one_of<10>(text, {"city", "province", "urban_district", "rural_district", "town",
                           "provincial_city", "ward", "commune", "township", "special_zone"});
}

}  // namespace rule
}  // namespace ocop::registry
