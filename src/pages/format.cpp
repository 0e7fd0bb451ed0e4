#include "pages/format.h"

#include <cmath>
#include <cstdio>

namespace ocop::pages {

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
  const std::string day = format_vietnamese(date_of(time.instant, time.offset_minutes));
  const std::string hour = format_hour(time);
  std::string text = hour == "00:00" ? day : hour + ", " + day;
  if (time.offset_minutes != vietnam_offset_minutes) {
    text += " (UTC" + format_offset(time.offset_minutes) + ")";
  }
  return text;
}

}  // namespace ocop::pages
