#include "outreach/funnel.h"

#include <algorithm>
#include <vector>

namespace ocop::outreach {
namespace {

std::optional<long long> median_half_days(std::vector<long long>& days) {
  if (days.empty()) return std::nullopt;
  std::ranges::sort(days);
  const std::size_t middle = days.size() / 2;
  return days.size() % 2 == 1 ? 2 * days[middle] : days[middle - 1] + days[middle];
}

std::vector<long long> days_to(Stage stage, std::span<const Way> ways, Period period) {
  std::vector<long long> days;
  if (stage == Stage::discovered) return days;
  const auto below = static_cast<Stage>(static_cast<int>(stage) - 1);
  for (const Way& way : ways) {
    const auto& from = way.step(below);
    const auto& to = way.step(stage);
    if (from && to && *from <= *to && period.contains(*to)) {
      days.push_back(days_from_date(*to) - days_from_date(*from));
    }
  }
  return days;
}

}  // namespace

Funnel funnel_of(std::span<const Way> ways, Period period) {
  Funnel funnel;
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    const auto stage = static_cast<Stage>(i);
    for (const Way& way : ways) {
      const auto reached = way.reached(stage);
      funnel.steps[i].in_period += reached && period.contains(*reached) ? 1 : 0;
      funnel.steps[i].by_end += reached && *reached <= period.to ? 1 : 0;
    }
    auto days = days_to(stage, ways, period);
    funnel.steps[i].median_half_days = median_half_days(days);
  }
  for (const Way& way : ways) {
    const auto stage = stage_on(way, period.to);
    funnel.refused_at_end += stage == Stage::refused ? 1 : 0;
    funnel.dormant_at_end += stage == Stage::dormant ? 1 : 0;
    if (way.refused && period.contains(*way.refused)) ++funnel.refusals[way.refusal_reason];
  }
  return funnel;
}

std::map<std::string, Funnel> funnels_by(Grouping grouping, std::span<const Way> ways,
                                         Period period) {
  std::map<std::string, std::vector<Way>> groups;
  for (const Way& way : ways) {
    groups[grouping == Grouping::ward ? way.ward : way.street].push_back(way);
  }
  std::map<std::string, Funnel> funnels;
  for (const auto& [name, members] : groups) funnels[name] = funnel_of(members, period);
  return funnels;
}

}  // namespace ocop::outreach
