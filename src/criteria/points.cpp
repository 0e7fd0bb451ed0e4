#include "criteria/points.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "criteria/limits.h"

namespace ocop::criteria {

std::optional<Points> parse_points(std::string_view text) {
  const auto dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const std::string_view rest = dot == std::string_view::npos ? "0" : text.substr(dot + 1);
  const auto is_number = [](std::string_view digits, std::size_t size_max) {
    return !digits.empty() && digits.size() <= size_max &&
           std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  };
  constexpr std::size_t whole_digits_max = 3;
  if (!is_number(whole, whole_digits_max) || !is_number(rest, 1)) return std::nullopt;
  std::int64_t points = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), points);
  const Points read{points * 10 + (rest.front() - '0')};
  return read <= limits::points_max ? std::optional(read) : std::nullopt;
}

std::string to_string(Points points) {
  const std::string whole = std::to_string(points.tenths / 10);
  return points.tenths % 10 == 0 ? whole : fmt::format("{}.{}", whole, points.tenths % 10);
}

std::string to_string(const Fraction& fraction) {
  if (fraction.denominator() == 1) return std::to_string(fraction.numerator());
  return fmt::format("{}/{}", fraction.numerator(), fraction.denominator());
}

std::string to_decimal(const Fraction& fraction, char separator) {
  const std::int64_t hundredths = fraction.numerator() * 100 / fraction.denominator();
  std::string text = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return text;
  text += fmt::format("{}{:02}", separator, hundredths % 100);
  if (text.back() == '0') text.pop_back();
  return text;
}

Fraction mean_of(std::span<const Points> totals) {
  Points sum;
  for (const Points total : totals) sum += total;
  return {sum.tenths, 10 * static_cast<std::int64_t>(totals.size())};
}

Points spread_of(std::span<const Points> totals) {
  const auto [lowest, highest] = std::ranges::minmax(totals);
  return highest - lowest;
}

}  // namespace ocop::criteria
