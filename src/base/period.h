#pragma once

#include "base/time.h"

namespace ocop {

/// Whole days, both ends included. Empty when `to` is before `from`.
struct Period {
  Date from, to;
  auto operator<=>(const Period&) const = default;
  bool contains(Date day) const { return from <= day && day <= to; }
};

/// A week of ISO 8601: Monday to Sunday, of the year in which its Thursday lies.
struct IsoWeek {
  int year = 1970;
  int week = 1;  ///< 1 to 53
  auto operator<=>(const IsoWeek&) const = default;
};

IsoWeek iso_week_of(Date day);
Date monday_of(Date day);  ///< the first day of its ISO week

}  // namespace ocop
