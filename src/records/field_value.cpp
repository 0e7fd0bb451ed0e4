#include "records/field_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/characters.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::records {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

std::optional<Reason> too_long(std::string_view text, std::size_t most) {
  const std::size_t characters = characters_in(text);
  if (characters <= most) return std::nullopt;
  return Reason{"records.fault.too_long"_key, {std::to_string(characters), std::to_string(most)}};
}

Checked line(std::string_view text) {
  if (std::ranges::any_of(text, is_control)) return Reason{"records.fault.one_line"_key, {}};
  if (auto fault = too_long(text, limits::record_line_characters_max)) return *std::move(fault);
  return std::string(text);
}

Checked lines(std::string_view text) {
  std::string kept(text);
  std::erase(kept, '\r');
  const auto refused = [](char c) { return is_control(c) && c != '\n' && c != '\t'; };
  if (std::ranges::any_of(kept, refused)) return Reason{"records.fault.control"_key, {}};
  if (auto fault = too_long(kept, limits::record_text_characters_max)) return *std::move(fault);
  return kept;
}

Checked choice(const Field& field, std::string_view text) {
  const std::string folded = fold(text);
  for (const Option& option : field.options) {
    const bool is_named = option.value == text ||
                          fold(pages::text(pages::Locale::vietnamese, option.label)) == folded ||
                          fold(pages::text(pages::Locale::english, option.label)) == folded;
    if (is_named) return std::string(option.value);
  }
  std::string all;
  for (const Option& option : field.options) {
    all += (all.empty() ? "" : ", ") + std::string(option.value);
  }
  return Reason{"records.fault.choice"_key, {std::string(text), all}};
}

Checked flag(std::string_view text) {
  const std::string folded = fold(text);
  for (const std::string_view yes : {"1", "co", "yes", "x", "on", "true"}) {
    if (folded == yes) return "1";
  }
  for (const std::string_view no : {"0", "khong", "no", "off", "false"}) {
    if (folded == no) return "0";
  }
  return Reason{"records.fault.flag"_key, {}};
}

// "6/7/2026" as "2026-07-06"; anything else unchanged.
std::string iso_from_vietnamese(std::string_view text) {
  const auto parts = split(text, '/');
  const bool has_form =
      parts.size() == 3 && parts[2].size() == 4 && std::ranges::all_of(parts, [](auto part) {
        return !part.empty() && part.size() <= 4 && std::ranges::all_of(part, is_digit);
      });
  if (!has_form) return std::string(text);
  return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
}

Checked day(std::string_view text) {
  const auto parsed = parse_date(iso_from_vietnamese(text));
  if (parsed) return format_iso(*parsed);
  return Reason{"records.fault.day"_key, {std::string(text)}};
}

// Digits, bare or in groups of three parted by one of " .,".
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  std::size_t group = 0;
  char separator = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      digits += c;
      ++group;
      if (separator != 0 && group > 3) return std::nullopt;
      continue;
    }
    const bool may_part = (c == '.' || c == ',' || c == ' ') && (separator == 0 || separator == c);
    const bool fits = separator == 0 ? group >= 1 && group <= 3 : group == 3;
    if (!may_part || !fits) return std::nullopt;
    separator = c;
    group = 0;
  }
  if (digits.empty() || (separator != 0 && group != 3)) return std::nullopt;
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return digits.substr(zeros);
}

Checked whole(std::string_view text, pages::Key fault) {
  auto digits = digits_of(text);
  if (digits && digits->size() <= limits::record_digits_max) return *std::move(digits);
  return Reason{fault, {std::string(text)}};
}

Checked money(std::string_view text) {
  std::string folded = fold(text);
  for (const std::string_view unit : {"vnd", "dong", "d"}) {
    if (!folded.ends_with(unit)) continue;
    folded.resize(folded.size() - unit.size());
    break;
  }
  return whole(trim(folded), "records.fault.money"_key);
}

Checked by_type(const Field& field, std::string_view text) {
  switch (field.type) {
    case Type::text:
      return lines(text);
    case Type::choice:
      return choice(field, text);
    case Type::flag:
      return flag(text);
    case Type::day:
      return day(text);
    case Type::whole:
      return whole(text, "records.fault.whole"_key);
    case Type::money:
      return money(text);
    case Type::line:
    case Type::reference:
    case Type::unit:
    case Type::file:
      break;
  }
  return line(text);
}

std::string nothing(const Field& field) {
  if (!field.fallback.empty()) return std::string(field.fallback);
  return field.type == Type::flag ? "0" : "";
}

}  // namespace

Checked field_value(const Field& field, std::string_view typed) {
  const auto composed = to_nfc(typed);
  if (!composed || composed->find('\0') != std::string::npos) {
    return Reason{"records.fault.utf8"_key, {}};
  }
  const std::string_view text = trim(*composed);
  if (text.empty()) {
    if (field.is(use::required) && field.type != Type::flag && field.fallback.empty()) {
      return Reason{"records.fault.required"_key, {}};
    }
    return nothing(field);
  }
  Checked value = by_type(field, text);
  const auto* good = std::get_if<std::string>(&value);
  return good != nullptr && field.rule != nullptr ? field.rule(*good) : value;
}

}  // namespace ocop::records
