#include "outreach/household_way.h"

#include <algorithm>

namespace ocop::outreach {

std::string_view name_of(Stage stage) {
  constexpr std::string_view names[] = {"discovered", "visited",    "interested", "registered",
                                        "filed",      "recognised", "refused",    "dormant"};
  return names[static_cast<std::size_t>(stage)];
}

std::optional<Date> Way::reached(Stage stage) const {
  std::optional<Date> first;
  for (std::size_t i = static_cast<std::size_t>(stage); i < ladder_steps; ++i) {
    if (steps[i] && (!first || *steps[i] < *first)) first = steps[i];
  }
  return first;
}

std::optional<Stage> stage_on(const Way& way, Date day) {
  const auto is_by = [day](const std::optional<Date>& on) { return on && *on <= day; };
  std::optional<Stage> stage;
  Date since;
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    if (!is_by(way.steps[i])) continue;
    stage = static_cast<Stage>(i);
    since = std::max(since, *way.steps[i]);
  }
  if (!stage) return std::nullopt;
  if (is_by(way.dormant) && *way.dormant >= since) {
    stage = Stage::dormant;
    since = *way.dormant;
  }
  if (is_by(way.refused) && *way.refused >= since) stage = Stage::refused;
  return stage;
}

std::optional<std::pair<Stage, Stage>> out_of_order(const Way& way) {
  std::optional<Stage> before;
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    if (!way.steps[i]) continue;
    const auto stage = static_cast<Stage>(i);
    if (before && *way.steps[i] < *way.step(*before)) return std::pair(*before, stage);
    before = stage;
  }
  return std::nullopt;
}

}  // namespace ocop::outreach
