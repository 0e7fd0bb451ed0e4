#include "messages/gaps.h"

#include <algorithm>

namespace ocop::messages {
namespace {

std::int64_t monday_of(std::int64_t day) { return day - ((day + 3) % 7 + 7) % 7; }

}  // namespace

Goal goal_of(const records::Record& row) {
  return {row["unit_code"], row.whole("days").value_or(7), row.day("valid_from"),
          row.day("valid_to")};
}

std::optional<long long> days_since(const std::vector<Date>& sent, Date today) {
  std::optional<long long> least;
  for (const Date day : sent) {
    if (day > today) continue;
    const long long days = days_from_date(today) - days_from_date(day);
    if (!least || days < *least) least = days;
  }
  return least;
}

bool is_gap(const std::vector<Date>& sent, long long days, Date today) {
  const auto since = days_since(sent, today);
  return !since || *since > days;
}

std::vector<Date> weeks_until(Date today, std::size_t count) {
  std::vector<Date> weeks;
  const std::int64_t monday = monday_of(days_from_date(today));
  for (std::size_t i = count; i-- > 0;) {
    weeks.push_back(date_from_days(monday - 7 * static_cast<std::int64_t>(i)));
  }
  return weeks;
}

std::vector<WardWeeks> ward_weeks(const registry::UnitTree& tree, const std::vector<Goal>& goals,
                                  const std::map<std::string, std::vector<Date>>& sent,
                                  const std::vector<Date>& weeks, Date today) {
  std::vector<WardWeeks> wards;
  for (const Goal& goal : goals) {
    if (!goal.is_valid_on(today)) continue;
    for (const registry::Unit* ward : tree.wards_to_reach(goal.unit_code, today)) {
      const auto known = std::ranges::find(wards, ward->code, &WardWeeks::unit_code);
      if (known != wards.end()) {
        known->days = std::min(known->days, goal.days);
      } else {
        wards.push_back({ward->code, full_name(*ward), goal.days, {}, {}, false});
      }
    }
  }
  for (WardWeeks& each : wards) {
    const auto at = sent.find(each.unit_code);
    const auto days = at == sent.end() ? std::vector<Date>() : at->second;
    for (const Date week : weeks) {
      each.counts.push_back(static_cast<std::size_t>(std::ranges::count_if(
          days, [&](Date day) { return monday_of(days_from_date(day)) == days_from_date(week); })));
    }
    if (!days.empty()) each.last = std::ranges::max(days);
    each.is_red = is_gap(days, each.days, today);
  }
  return wards;
}

}  // namespace ocop::messages
