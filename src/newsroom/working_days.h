#pragma once

#include "base/time.h"

namespace ocop::newsroom {

/// So many working days on, Saturdays and Sundays left out.
inline Date working_days_after(Date day, int count) {
  constexpr std::int64_t monday = 4;  // 1970-01-05
  std::int64_t days = days_from_date(day);
  while (count > 0) {
    ++days;
    if (((days - monday) % 7 + 7) % 7 < 5) --count;
  }
  return date_from_days(days);
}

}  // namespace ocop::newsroom
