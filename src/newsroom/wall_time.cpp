#include "newsroom/wall_time.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "pages/format.h"

namespace ocop::newsroom {
namespace {

constexpr std::int64_t micros_per_minute = 60 * micros_per_second;

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<std::int64_t> minutes_in(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 2) return std::nullopt;
  const auto hour = digits(parts[0]), minute = digits(parts[1]);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<Date> day_in(std::string_view text) {
  if (const auto iso = parse_date(text)) return *iso;
  const auto parts = split(text, '/');
  if (parts.size() != 3) return std::nullopt;
  const auto day = digits(parts[0]), month = digits(parts[1]), year = digits(parts[2]);
  if (!day || !month || !year) return std::nullopt;
  const auto date = parse_date(fmt::format("{:04}-{:02}-{:02}", *year, *month, *day));
  return date ? std::optional(*date) : std::nullopt;
}

}  // namespace

std::string wall_text(Timestamp moment) {
  return format_hour({moment, vietnam_offset_minutes}) + ' ' + pages::format_day(date_of(moment));
}

std::optional<Timestamp> parse_wall(std::string_view text) {
  const auto middle = trim(text).find_first_of(" T");
  if (middle == std::string_view::npos) return std::nullopt;
  std::array<std::string_view, 2> parts{trim(text).substr(0, middle),
                                        trim(trim(text).substr(middle + 1))};
  if (parts[0].find(':') == std::string_view::npos) std::swap(parts[0], parts[1]);
  const auto minutes = minutes_in(parts[0]);
  const auto day = day_in(parts[1]);
  if (!minutes || !day) return std::nullopt;
  return Timestamp{start_of(*day).micros + *minutes * micros_per_minute};
}

}  // namespace ocop::newsroom
