#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/time.h"

/// When something that recurs is due (requirement R06). Pure.
namespace ocop::campaigns {

enum class Frequency : std::uint8_t { weekly, monthly };

/// What becomes of an occurrence on a public holiday.
enum class OnHoliday : std::uint8_t {
  keep,
  next_working_day,  ///< Tết: the first day that is worked again
  skip,
};

struct Recurrence {
  Frequency frequency = Frequency::weekly;
  std::array<bool, 7> weekdays{};  ///< Monday first; for `weekly`
  int month_day = 1;               ///< for `monthly`; in a shorter month its last day
  Date from = {};
  std::optional<Date> to = {};  ///< the last day on which it may stand
  OnHoliday on_holiday = OnHoliday::keep;
};

/// The calendar of public holidays and of the days worked instead (data/calendar).
struct WorkedDays {
  std::function<bool(Date)> is_holiday = [](Date) { return false; };
  std::function<bool(Date)> is_worked = [](Date) { return true; };

  /// A holiday, or a weekend between two of them, as that in the middle of Tết.
  bool is_off(Date day) const;
};

struct Occurrence {
  Date planned;  ///< by the rule; names the occurrence for good
  Date day;      ///< where holidays moved it to
  bool operator==(const Occurrence&) const = default;
};

int weekday_of(Date day);  ///< 0 is Monday

/// The occurrences whose `day` lies from `first` to `last`, in the order of their days, no two on
/// one day: of those that meet after Tết the first by the rule stays, and what would stand behind
/// the end of the rule is left out.
std::vector<Occurrence> occurrences(const Recurrence& rule, const WorkedDays& worked, Date first,
                                    Date last);

}  // namespace ocop::campaigns
