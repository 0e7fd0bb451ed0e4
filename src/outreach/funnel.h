#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "base/period.h"
#include "outreach/household_way.h"

namespace ocop::outreach {

/// How many households came how far. A household that took a step has taken all below it.
struct Funnel {
  struct Step {
    long long in_period = 0;  ///< that reached it within the period
    long long by_end = 0;     ///< of all known, that had reached it by the last day
    /// The middle of the days from the step below to this one, in half days so that it is exact;
    /// over the households that reached it in the period and have both days on record.
    std::optional<long long> median_half_days;
  };
  std::array<Step, ladder_steps> steps;
  long long refused_at_end = 0, dormant_at_end = 0;  ///< who stand there on the last day
  std::map<std::string, long long> refusals;         ///< of the period, by reason

  const Step& step(Stage stage) const { return steps[static_cast<std::size_t>(stage)]; }
};

/// Pure; recomputable for any past period from the dated ways.
Funnel funnel_of(std::span<const Way> ways, Period period);

enum class Grouping : std::uint8_t { ward, street };

/// The same for each ward or street, by its code or name.
std::map<std::string, Funnel> funnels_by(Grouping grouping, std::span<const Way> ways,
                                         Period period);

}  // namespace ocop::outreach
