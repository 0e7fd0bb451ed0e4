#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocop {

/// An instant: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
struct Timestamp {
  std::int64_t micros = 0;
  auto operator<=>(const Timestamp&) const = default;
};

/// A day of the civil calendar (proleptic Gregorian).
struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
  auto operator<=>(const Date&) const = default;
};

/// An instant together with the offset of the clock on the wall where it was read.
struct LocalTime {
  Timestamp instant;
  std::int16_t offset_minutes = 0;
};

/// Viet Nam keeps UTC+07:00 all year; a date in a decree is a date there.
inline constexpr std::int16_t vietnam_offset_minutes = 7 * 60;
inline constexpr std::int64_t micros_per_second = 1'000'000;
inline constexpr std::int64_t micros_per_day = 86'400 * micros_per_second;

/// RFC 3339 date-time with a mandatory offset, "2026-07-06T05:40:00.123+07:00" or "...Z".
/// Fractions beyond the microsecond are cut. Years 0001 to 9999.
Result<LocalTime> parse_time(std::string_view text);

/// "+07:00" or "-05:30", within ±14:00; "Z" is refused (EPCIS 2.0, eventTimeZoneOffset).
Result<std::int16_t> parse_offset(std::string_view text);

/// "2026-07-06"; the day must exist.
Result<Date> parse_date(std::string_view text);

std::string format_utc(Timestamp instant);   ///< "2026-07-05T22:40:00.000Z", three decimals
std::string format_rfc3339(LocalTime time);  ///< "2026-07-06T05:40:00+07:00", decimals if any
std::string format_offset(std::int16_t offset_minutes);  ///< "+07:00"
std::string format_iso(Date date);                       ///< "2026-07-06"
std::string format_vietnamese(Date date);                ///< "06/07/2026"
std::string format_hour(LocalTime time);                 ///< "05:40", on the wall of that place

Date date_of(Timestamp instant, std::int16_t offset_minutes = vietnam_offset_minutes);
/// Days since 1970-01-01, for sums over days; `date_from_days` is its inverse.
std::int64_t days_from_date(Date date);
Date date_from_days(std::int64_t days);
/// 00:00 of that day where the offset holds.
Timestamp start_of(Date date, std::int16_t offset_minutes = vietnam_offset_minutes);

}  // namespace ocop
