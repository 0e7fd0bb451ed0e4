#include "culture/opening_hours.h"

#include <algorithm>

#include "base/text.h"
#include "culture/limits.h"

namespace ocop::culture {
namespace {

std::optional<int> number_in(std::string_view digits) {
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// The long dash that people and phones write becomes the short one.
std::string plain_dashes(std::string_view text) {
  constexpr std::string_view en_dash = "–";
  std::string plain(text);
  for (std::size_t at = plain.find(en_dash); at != std::string::npos; at = plain.find(en_dash)) {
    plain.replace(at, en_dash.size(), "-");
  }
  std::ranges::replace(plain, ';', ',');
  return plain;
}

Spans joined(Spans spans) {
  std::ranges::sort(spans);
  Spans one;
  for (const Span& each : spans) {
    if (!one.empty() && each.from <= one.back().to) {
      one.back().to = std::max(one.back().to, each.to);
    } else {
      one.push_back(each);
    }
  }
  return one;
}

}  // namespace

std::optional<int> parse_minute(std::string_view text) {
  text = trim(text);
  const std::size_t mark = text.find_first_of(":hH");
  if (mark == std::string_view::npos) return std::nullopt;
  const auto hour = number_in(text.substr(0, mark));
  const std::string_view rest = text.substr(mark + 1);
  const bool is_bare_hour = rest.empty() && text[mark] != ':';
  const auto minute = is_bare_hour ? std::optional<int>(0) : number_in(rest);
  if (!hour || !minute || *minute > 59) return std::nullopt;
  const int all = *hour * 60 + *minute;
  return all <= minutes_per_day ? std::optional<int>(all) : std::nullopt;
}

std::string format_minute(int minute) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

Result<Spans> parse_spans(std::string_view text) {
  Spans spans;
  const std::string plain = plain_dashes(text);
  if (trim(plain).empty()) return spans;
  for (const std::string_view part : split(plain, ',')) {
    const std::size_t dash = part.find('-');
    const bool has_dash = dash != std::string_view::npos;
    const auto from = has_dash ? parse_minute(part.substr(0, dash)) : std::nullopt;
    const auto to = has_dash ? parse_minute(part.substr(dash + 1)) : std::nullopt;
    const bool fits = from && to && *from < *to && spans.size() < limits::opening_spans_max;
    if (!fits) {
      return Error{Code::invalid_argument, "write hours as 08:00-12:00, 13:30-17:30",
                   std::string(trim(part))};
    }
    spans.push_back({*from, *to});
  }
  return joined(std::move(spans));
}

std::string format_spans(const Spans& spans) {
  std::string text;
  for (const Span& each : spans) {
    text += (text.empty() ? "" : ", ") + format_minute(each.from) + "–" + format_minute(each.to);
  }
  return text;
}

int weekday_of(Date day) {
  // 1970-01-01 was a Thursday.
  const auto since_monday = (days_from_date(day) + 3) % 7;
  return static_cast<int>(since_monday < 0 ? since_monday + 7 : since_monday);
}

bool OpeningHours::is_unknown() const {
  return exceptions.empty() && std::ranges::all_of(week, &Spans::empty);
}

const Spans& OpeningHours::on(Date day) const {
  const auto at = exceptions.find(day);
  if (at != exceptions.end()) return at->second;
  return week[static_cast<std::size_t>(weekday_of(day))];
}

Openness openness_at(const OpeningHours& hours, Date day, int minute) {
  for (const Span& each : hours.on(day)) {
    if (minute < each.from) return {false, each.from};
    if (minute < each.to) return {true, each.to};
  }
  return {};
}

}  // namespace ocop::culture
