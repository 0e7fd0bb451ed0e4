#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/period.h"

/// What reports of a period come to. Pure.
namespace ocop::codes {

/// One report, as far as it is counted.
struct ReportFacts {
  Date received, due;
  std::optional<Date> answered;
  std::string state, sort, product, unit;  ///< codes or identifiers; product and unit may be empty
};

struct CountOf {
  std::string what;  ///< as in the facts
  std::size_t count = 0;
  bool operator==(const CountOf&) const = default;
};

struct ReportStatistics {
  std::size_t count = 0, answered = 0;
  std::size_t in_time = 0;  ///< of those answered, on their day or before
  std::size_t late = 0;     ///< not answered, and their day is over
  /// Days from the receipt to the answer, Saturdays and Sundays too: the middle one (of two the
  /// longer) and the longest.
  std::optional<std::int64_t> days_median, days_longest;
  std::vector<CountOf> states, sorts, products, units;  ///< most first, then by name
};

/// Of the reports that were received in the period.
ReportStatistics statistics_of(std::span<const ReportFacts> reports, Period period, Date today);

}  // namespace ocop::codes
