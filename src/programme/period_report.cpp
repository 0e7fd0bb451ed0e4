#include "programme/period_report.h"

#include <algorithm>

namespace ocop::programme {

TargetLine target_line(const registry::Catalogue& catalogue, const Target& target, Date last) {
  TargetLine line{target, target.period(), std::nullopt};
  line.counted.to = std::min(line.counted.to, last);
  if (const auto found = achieved(catalogue, target.measure, target.scope, line.counted)) {
    line.actual = static_cast<long long>(found->size());
  }
  return line;
}

PeriodReport period_report(const ReportInputs& inputs, Period period) {
  PeriodReport report;
  report.period = period;
  std::vector<Task> tasks;
  for (const Task& task : inputs.tasks) {
    if (!concerns(task, period)) continue;
    tasks.push_back(task);
    report.tasks.push_back({task, state_on(task, period.to), is_overdue(task, period.to)});
  }
  std::ranges::stable_sort(report.tasks, {},
                           [](const TaskLine& line) { return line.task.deadline; });
  report.totals = totals_of(tasks, period);
  for (const Target& target : inputs.targets) {
    const Period year = target.period();
    if (year.from > period.to || year.to < period.from) continue;
    report.targets.push_back(target_line(inputs.catalogue, target, period.to));
  }
  report.funnel = outreach::funnel_of(inputs.ways, period);
  report.funnel_by_ward = outreach::funnels_by(outreach::Grouping::ward, inputs.ways, period);
  return report;
}

Period last_reported_period(Date today) {
  const Date end_of_half{today.year, 6, 30}, end_of_year{today.year, 12, 31};
  if (today >= end_of_year) return {{today.year, 1, 1}, end_of_year};
  if (today >= end_of_half) return {{today.year, 1, 1}, end_of_half};
  return {{today.year - 1, 1, 1}, {today.year - 1, 12, 31}};
}

}  // namespace ocop::programme
