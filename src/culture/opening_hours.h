#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

/// When a place is open, by the weekday and by single days. Pure.
namespace ocop::culture {

inline constexpr int minutes_per_day = 24 * 60;

/// From a minute of the day until before another: {480, 720} is 08:00 to 12:00. 1440 is midnight.
struct Span {
  int from = 0, to = 0;
  auto operator<=>(const Span&) const = default;
};
using Spans = std::vector<Span>;  ///< in order, none touches the next

/// "08:00-12:00, 13:30-17:30"; "8h-12h", "8:00–12:00" and ";" between are taken too; "" is closed.
/// What overlaps or touches becomes one. `invalid_argument` for anything else, for an end that is
/// not after its beginning, and for more than `limits::opening_spans_max`.
Result<Spans> parse_spans(std::string_view text);
std::string format_spans(const Spans& spans);  ///< "08:00–12:00, 13:30–17:30"; "" when closed

/// A minute of the day from "9:30", "09:30", "9h30", "9h"; "24:00" is 1440.
std::optional<int> parse_minute(std::string_view text);
std::string format_minute(int minute);  ///< "09:30"

int weekday_of(Date day);  ///< 0 is Monday

struct OpeningHours {
  std::array<Spans, 7> week;         ///< from Monday
  std::map<Date, Spans> exceptions;  ///< of that day, instead of those of its weekday

  /// Nothing is known at all: neither open nor closed may be said.
  bool is_unknown() const;
  const Spans& on(Date day) const;
};

/// What can be said at one minute of one day.
struct Openness {
  bool is_open = false;
  /// When that changes within the day: it closes, or opens (again). None: not any more that day.
  std::optional<int> until;
};
Openness openness_at(const OpeningHours& hours, Date day, int minute);

}  // namespace ocop::culture
