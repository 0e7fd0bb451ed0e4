#include "base/time.h"

#include <fmt/format.h>

namespace ocop {
namespace {

Error bad_time(std::string_view text, std::string_view why) {
  return {Code::invalid_argument,
          fmt::format("\"{}\" is not a time: {}; write 2026-07-06T05:40:00+07:00",
                      text.substr(0, 40), why),
          ""};
}

// Reads exactly `count` digits from the front.
bool take_digits(std::string_view& text, std::size_t count, int& value) {
  if (text.size() < count) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool take_date(std::string_view& text, Date& date) {
  if (!take_digits(text, 4, date.year) || !take(text, '-') || !take_digits(text, 2, date.month) ||
      !take(text, '-') || !take_digits(text, 2, date.day)) {
    return false;
  }
  return date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

// ".123456789" → micros, cut; false when a point stands without digits.
bool take_fraction(std::string_view& text, std::int64_t& micros) {
  micros = 0;
  if (!take(text, '.')) return true;
  std::int64_t scale = 100'000;
  std::size_t digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    micros += (text.front() - '0') * scale;
    scale /= 10;
    ++digits;
    text.remove_prefix(1);
  }
  return digits > 0;
}

std::int64_t wall_micros(LocalTime time) {
  return time.instant.micros + std::int64_t{time.offset_minutes} * 60 * micros_per_second;
}

struct Wall {
  Date date;
  std::int64_t micros_of_day;
};

Wall wall(LocalTime time) {
  const std::int64_t micros = wall_micros(time);
  std::int64_t days = micros / micros_per_day;
  if (micros % micros_per_day < 0) --days;
  return {date_from_days(days), micros - days * micros_per_day};
}

std::string format_clock(std::int64_t micros_of_day) {
  const std::int64_t seconds = micros_of_day / micros_per_second;
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

Result<std::int16_t> parse_offset(std::string_view text) {
  const Error error{Code::invalid_argument,
                    fmt::format("\"{}\" is not an offset; write +07:00", text.substr(0, 20)), ""};
  const std::string_view whole = text;
  if (whole.empty() || (whole.front() != '+' && whole.front() != '-')) return error;
  text.remove_prefix(1);
  int hours = 0;
  int minutes = 0;
  if (!take_digits(text, 2, hours) || !take(text, ':') || !take_digits(text, 2, minutes)) {
    return error;
  }
  const int total = hours * 60 + minutes;
  if (!text.empty() || minutes > 59 || total > 14 * 60) return error;
  return static_cast<std::int16_t>(whole.front() == '-' ? -total : total);
}

Result<LocalTime> parse_time(std::string_view text) {
  std::string_view rest = text;
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t fraction = 0;
  if (!take_date(rest, date)) return bad_time(text, "no such day");
  if (!take(rest, 'T') && !take(rest, 't')) return bad_time(text, "no T after the day");
  if (!take_digits(rest, 2, hour) || !take(rest, ':') || !take_digits(rest, 2, minute) ||
      !take(rest, ':') || !take_digits(rest, 2, second) || !take_fraction(rest, fraction) ||
      hour > 23 || minute > 59 || second > 59) {
    return bad_time(text, "no such hour");
  }
  LocalTime time;
  if (rest.empty()) return bad_time(text, "it has no offset from UTC");
  if (rest != "Z" && rest != "z") {
    const auto offset = parse_offset(rest);
    if (!offset) return bad_time(text, "the offset is wrong");
    time.offset_minutes = *offset;
  }
  time.instant.micros =
      days_from_date(date) * micros_per_day +
      ((std::int64_t{hour} * 60 + minute - time.offset_minutes) * 60 + second) * micros_per_second +
      fraction;
  return time;
}

Result<Date> parse_date(std::string_view text) {
  std::string_view rest = text;
  Date date;
  if (!take_date(rest, date) || !rest.empty()) {
    return Error{Code::invalid_argument,
                 fmt::format("\"{}\" is not a day; write 2026-07-06", text.substr(0, 40)), ""};
  }
  return date;
}

std::string format_utc(Timestamp instant) {
  const Wall at = wall({instant, 0});
  return fmt::format("{}T{}.{:03}Z", format_iso(at.date), format_clock(at.micros_of_day),
                     at.micros_of_day % micros_per_second / 1000);
}

std::string format_rfc3339(LocalTime time) {
  const Wall at = wall(time);
  std::string fraction;
  if (const auto micros = at.micros_of_day % micros_per_second; micros != 0) {
    fraction =
        micros % 1000 == 0 ? fmt::format(".{:03}", micros / 1000) : fmt::format(".{:06}", micros);
  }
  return fmt::format("{}T{}{}{}", format_iso(at.date), format_clock(at.micros_of_day), fraction,
                     format_offset(time.offset_minutes));
}

std::string format_offset(std::int16_t offset_minutes) {
  const int minutes = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  return fmt::format("{}{:02}:{:02}", offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string format_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string format_vietnamese(Date date) {
  return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
}

std::string format_hour(LocalTime time) {
  constexpr std::int64_t micros_per_minute = 60 * micros_per_second;
  const std::int64_t minutes = wall(time).micros_of_day / micros_per_minute;
  const auto digit = [](std::int64_t number) { return static_cast<char>('0' + number % 10); };
  return {digit(minutes / 600), digit(minutes / 60), ':', digit(minutes % 60 / 10), digit(minutes)};
}

Date date_of(Timestamp instant, std::int16_t offset_minutes) {
  return wall({instant, offset_minutes}).date;
}

// Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil.
std::int64_t days_from_date(Date date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year =
      (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Date date_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_index = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * month_index + 2) / 5 + 1);
  const auto month = static_cast<int>(month_index < 10 ? month_index + 3 : month_index - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

Timestamp start_of(Date date, std::int16_t offset_minutes) {
  return {days_from_date(date) * micros_per_day -
          std::int64_t{offset_minutes} * 60 * micros_per_second};
}

}  // namespace ocop
