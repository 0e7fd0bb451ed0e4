#include "pages/format.h"

#include <cmath>
#include <cstdio>

namespace ocop::pages {
namespace {

// By hand: a page shows dozens of times, and a general formatter takes a tenth of its cost.
void append_two(std::string& out, int number) {
  const char two[] = {static_cast<char>('0' + number / 10 % 10),
                      static_cast<char>('0' + number % 10)};
  out.append(two, sizeof two);
}

void append_day(std::string& out, Date day) {
  append_two(out, day.day);
  out += '/';
  append_two(out, day.month);
  out += '/';
  append_two(out, day.year / 100);
  append_two(out, day.year % 100);
}

int minute_of_day(LocalTime time) {
  constexpr std::int64_t micros_per_minute = 60 * micros_per_second;
  const std::int64_t local = time.instant.micros + time.offset_minutes * micros_per_minute;
  const std::int64_t of_day = (local % micros_per_day + micros_per_day) % micros_per_day;
  return static_cast<int>(of_day / micros_per_minute);
}

}  // namespace

std::string format_number(Locale locale, double number) {
  if (!std::isfinite(number)) return "–";
  char digits[340];  // a double has up to 309 digits before the point
  std::snprintf(digits, sizeof digits, "%.3f", std::fabs(number));
  std::string text(digits);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  const auto point = text.find('.');
  const std::size_t whole = point == std::string::npos ? text.size() : point;
  if (point != std::string::npos) text[point] = locale == Locale::vietnamese ? ',' : '.';
  for (std::size_t at = whole; at > 3;) {
    at -= 3;
    text.insert(at, 1, locale == Locale::vietnamese ? '.' : ',');
  }
  return number < 0 && text != "0" ? "-" + text : text;
}

std::string format_moment(LocalTime time) {
  const Date day = date_of(time.instant, time.offset_minutes);
  const int minute = minute_of_day(time);
  std::string out;
  out.reserve(32);
  if (minute != 0) {
    append_two(out, minute / 60);
    out += ':';
    append_two(out, minute % 60);
    out += ", ";
  }
  append_day(out, day);
  if (time.offset_minutes != vietnam_offset_minutes) {
    out += " (UTC" + format_offset(time.offset_minutes) + ")";
  }
  return out;
}

std::string format_day(Date day) {
  std::string out;
  append_day(out, day);
  return out;
}

std::string format_machine_time(LocalTime time) {
  const Date day = date_of(time.instant, time.offset_minutes);
  const int minute = minute_of_day(time);
  std::string out;
  out.reserve(32);
  append_two(out, day.year / 100);
  append_two(out, day.year % 100);
  out += '-';
  append_two(out, day.month);
  out += '-';
  append_two(out, day.day);
  out += 'T';
  append_two(out, minute / 60);
  out += ':';
  append_two(out, minute % 60);
  out +=
      time.offset_minutes == vietnam_offset_minutes ? "+07:00" : format_offset(time.offset_minutes);
  return out;
}

}  // namespace ocop::pages
