#include "codes/report_statistics.h"

#include <algorithm>
#include <map>

namespace ocop::codes {
namespace {

std::vector<CountOf> sorted(const std::map<std::string, std::size_t>& counts) {
  std::vector<CountOf> list;
  for (const auto& [what, count] : counts) list.push_back({what, count});
  std::ranges::stable_sort(list, std::ranges::greater(), &CountOf::count);
  return list;
}

}  // namespace

ReportStatistics statistics_of(std::span<const ReportFacts> reports, Period period, Date today) {
  ReportStatistics sum;
  std::map<std::string, std::size_t> states, sorts, products, units;
  std::vector<std::int64_t> days;
  for (const ReportFacts& report : reports) {
    if (!period.contains(report.received)) continue;
    ++sum.count;
    ++states[report.state], ++sorts[report.sort], ++products[report.product], ++units[report.unit];
    if (!report.answered) {
      if (report.due < today) ++sum.late;
      continue;
    }
    ++sum.answered;
    if (*report.answered <= report.due) ++sum.in_time;
    days.push_back(days_from_date(*report.answered) - days_from_date(report.received));
  }
  if (!days.empty()) {
    std::ranges::sort(days);
    sum.days_median = days[days.size() / 2];
    sum.days_longest = days.back();
  }
  sum.states = sorted(states), sum.sorts = sorted(sorts);
  sum.products = sorted(products), sum.units = sorted(units);
  return sum;
}

}  // namespace ocop::codes
