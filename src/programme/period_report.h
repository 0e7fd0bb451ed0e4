#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "outreach/funnel.h"
#include "programme/task_kinds.h"

/// The report of a period (requirements R04, R22, R27): at 30/6, at 31/12 or of any days. Pure.
namespace ocop::programme {

struct TaskLine {
  Task task;
  TaskState state = TaskState::planned;  ///< on the last day of the period
  bool is_overdue = false;
};

struct TargetLine {
  Target target;
  Period counted;                   ///< of the year, as far as the period reaches
  std::optional<long long> actual;  ///< nothing when the unit cannot be told (achievement.h)

  std::optional<long long> difference() const {
    return actual ? std::optional(*actual - target.number) : std::nullopt;
  }
};

struct PeriodReport {
  Period period;
  std::vector<TaskLine> tasks;  ///< by deadline
  TaskTotals totals;            ///< the sum of `tasks`
  std::vector<TargetLine> targets;
  outreach::Funnel funnel;
  std::map<std::string, outreach::Funnel> funnel_by_ward;
};

struct ReportInputs {
  std::vector<Task> tasks;
  std::vector<Target> targets;
  std::vector<outreach::Way> ways;
  const registry::Catalogue& catalogue;
};

/// A target belongs to the report when its year begins before the end of the period and ends after
/// its beginning; its actual number is counted up to the last day of the period.
PeriodReport period_report(const ReportInputs& inputs, Period period);

TargetLine target_line(const registry::Catalogue& catalogue, const Target& target, Date last);

/// The half-year that ended last before or on the day: 1/1 to 30/6, or the whole year to 31/12.
Period last_reported_period(Date today);

}  // namespace ocop::programme
