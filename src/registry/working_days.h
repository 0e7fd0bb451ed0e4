#pragma once

#include <set>

#include "base/result.h"
#include "base/time.h"

namespace ocop::registry {

/// Which days are worked: Mondays to Fridays but for public holidays, and Saturdays worked instead
/// (Labour Code 2019, article 112; data/calendar).
class WorkingDays {
 public:
  /// Those of data/calendar, put into the program at build time.
  static Result<WorkingDays> built_in();

  WorkingDays(std::set<Date> holidays, std::set<Date> worked)
      : holidays_(std::move(holidays)), worked_(std::move(worked)) {}

  bool is_worked(Date day) const;
  bool is_holiday(Date day) const { return holidays_.contains(day); }
  /// The last day of a time of `count` working days that begins on the day after `from`.
  Date after(Date from, int count) const;
  /// How many working days of a time that ends on `due` are left after `day`; below zero: late.
  int left(Date day, Date due) const;

 private:
  std::set<Date> holidays_, worked_;
};

/// Those of `WorkingDays::built_in`, which the start of the program has found good.
const WorkingDays& working_days();

}  // namespace ocop::registry
