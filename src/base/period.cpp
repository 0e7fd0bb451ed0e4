#include "base/period.h"

namespace ocop {

Date monday_of(Date day) {
  const std::int64_t days = days_from_date(day);
  // 1970-01-01 was a Thursday; the sum is kept positive for days before.
  const std::int64_t since_monday = ((days + 3) % 7 + 7) % 7;
  return date_from_days(days - since_monday);
}

IsoWeek iso_week_of(Date day) {
  const std::int64_t thursday = days_from_date(monday_of(day)) + 3;
  const int year = date_from_days(thursday).year;
  const std::int64_t first_day = days_from_date({year, 1, 1});
  return {year, static_cast<int>((thursday - first_day) / 7) + 1};
}

}  // namespace ocop
