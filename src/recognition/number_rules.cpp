#include "recognition/number_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace ocop::recognition {
namespace {

constexpr Date districts_ended{2025, 7, 1};

std::optional<long long> number_in(std::string_view text) {
  long long number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool is_number = read.ec == std::errc() && read.ptr == end && number >= 0;
  return is_number ? std::optional(number) : std::nullopt;
}

int last_day_of(int year, int month) {
  const Date next = month == 12 ? Date{year + 1, 1, 1} : Date{year, month + 1, 1};
  return date_from_days(days_from_date(next) - 1).day;
}

}  // namespace

std::string product_code(const CodeUnits& units, long long serial, Date decided_on) {
  if (decided_on >= districts_ended) {
    return fmt::format("{}-{}-{}-{}", units.province, units.ward, serial, decided_on.year);
  }
  return fmt::format("{}-{}-{}-{}-{}", units.province, units.district, units.ward, serial,
                     decided_on.year);
}

std::optional<long long> serial_in(std::string_view code, int year) {
  const auto parts = split(code, '-');
  if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
  if (number_in(parts.back()) != year) return std::nullopt;
  return number_in(parts[parts.size() - 2]);
}

Date certificate_end(Date from, int months) {
  const int month = from.month - 1 + months;
  const int year = from.year + month / 12;
  const int in_year = month % 12 + 1;
  return {year, in_year, std::min(from.day, last_day_of(year, in_year))};
}

}  // namespace ocop::recognition
