#include "campaigns/recurrence.h"

#include <algorithm>

#include "campaigns/limits.h"

namespace ocop::campaigns {
namespace {

Date later(Date day, std::int64_t days) { return date_from_days(days_from_date(day) + days); }

bool is_weekend(Date day) { return weekday_of(day) >= 5; }

int last_day_of_month(Date day) {
  const Date next = day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1};
  return later(next, -1).day;
}

bool is_planned(const Recurrence& rule, Date day) {
  if (day < rule.from || (rule.to && *rule.to < day)) return false;
  if (rule.frequency == Frequency::weekly) {
    return rule.weekdays[static_cast<std::size_t>(weekday_of(day))];
  }
  return day.day == std::min(rule.month_day, last_day_of_month(day));
}

/// Where an occurrence of that day stands; nothing: nowhere.
std::optional<Date> day_for(const Recurrence& rule, const WorkedDays& worked, Date planned) {
  if (rule.on_holiday == OnHoliday::keep || !worked.is_off(planned)) return planned;
  if (rule.on_holiday == OnHoliday::skip) return std::nullopt;
  for (int i = 1; i <= limits::holiday_move_days_max; ++i) {
    const Date day = later(planned, i);
    if (worked.is_worked(day)) return day;
  }
  return std::nullopt;
}

}  // namespace

int weekday_of(Date day) {
  constexpr std::int64_t week = 7, days_after_monday = 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(((days_from_date(day) + days_after_monday) % week + week) % week);
}

bool WorkedDays::is_off(Date day) const {
  if (is_holiday(day)) return true;
  if (!is_weekend(day) || is_worked(day)) return false;
  Date before = day, after = day;
  while (is_weekend(before) && !is_holiday(before)) before = later(before, -1);
  while (is_weekend(after) && !is_holiday(after)) after = later(after, 1);
  return is_holiday(before) && is_holiday(after);
}

std::vector<Occurrence> occurrences(const Recurrence& rule, const WorkedDays& worked, Date first,
                                    Date last) {
  std::vector<Occurrence> found;
  Date day = later(first, -limits::holiday_move_days_max);
  if (day < rule.from) day = rule.from;
  for (; day <= last; day = later(day, 1)) {
    if (!is_planned(rule, day)) continue;
    const auto stands = day_for(rule, worked, day);
    if (!stands || (rule.to && *rule.to < *stands)) continue;
    const bool is_taken =
        std::ranges::any_of(found, [&](const Occurrence& each) { return each.day == *stands; });
    if (!is_taken) found.push_back({day, *stands});
  }
  std::erase_if(found, [&](const Occurrence& each) { return each.day < first || last < each.day; });
  std::ranges::sort(found, {}, &Occurrence::day);
  return found;
}

}  // namespace ocop::campaigns
