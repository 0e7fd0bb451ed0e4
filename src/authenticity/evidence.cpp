#include "authenticity/evidence.h"

#include <algorithm>
#include <array>

#include "authenticity/milli_log.h"
#include "authenticity/weights.h"

namespace ocop::authenticity {
namespace {

using weights::Steps;

/// log2 of the probability of `count` under a negative binomial, without the factor that does not
/// depend on mean and size.
std::int64_t log_negative_binomial(std::uint32_t count, std::uint64_t mean, std::uint64_t size) {
  const std::int64_t whole = log2_q24(mean + size);
  std::int64_t log = static_cast<std::int64_t>(size) * (log2_q24(size) - whole) / 1000 +
                     static_cast<std::int64_t>(count) * (log2_q24(mean) - whole);
  for (std::uint64_t i = 0; i < count; ++i) log += log2_q24(size + 1000 * i);
  return log;
}

/// The same of `successes` of `trials` under a beta-binomial with a mean in thousandths.
std::int64_t log_beta_binomial(std::uint32_t successes, std::uint32_t trials, std::uint64_t mean,
                               std::uint64_t draws) {
  const std::uint64_t good = std::max<std::uint64_t>(draws * mean / 1000, 1);
  const std::uint64_t bad = std::max<std::uint64_t>(draws - draws * mean / 1000, 1);
  std::int64_t log = 0;
  for (std::uint64_t i = 0; i < successes; ++i) log += log2_q24(good + 1000 * i);
  for (std::uint64_t i = 0; i + successes < trials; ++i) log += log2_q24(bad + 1000 * i);
  for (std::uint64_t i = 0; i < trials; ++i) log -= log2_q24(good + bad + 1000 * i);
  return log;
}

/// Genuine pieces are in households or, rarely, on display; the likelier of the two is taken, which
/// overstates the ratio by ln 2 at most.
std::int32_t of_devices(std::uint32_t further, const Priors& priors) {
  const auto log_of = [further](std::uint64_t share, std::uint64_t mean, std::uint64_t size) {
    return log2_q24(share) - log2_q24(1000) + log_negative_binomial(further, mean, size);
  };
  const std::int64_t genuine =
      std::max(log_of(1000 - weights::displayed_share, priors.further_devices,
                      weights::genuine_devices_size),
               log_of(weights::displayed_share, weights::displayed_devices_mean, 1000));
  return milli_nats(log_of(1000, weights::copied_devices_mean, weights::copied_devices_size) -
                    genuine);
}

struct Share {
  std::uint32_t successes, trials;
};
struct Belief {
  std::uint32_t mean, draws;
};

std::int32_t of_share(Share share, Belief copied, Belief genuine) {
  return milli_nats(log_beta_binomial(share.successes, share.trials, copied.mean, copied.draws) -
                    log_beta_binomial(share.successes, share.trials, genuine.mean, genuine.draws));
}

std::int32_t of_steps(std::uint32_t count, Steps steps) {
  if (count == 0) return 0;
  return std::min(steps.first + static_cast<std::int32_t>(count - 1) * steps.more, steps.bound);
}

/// The size of the harvest, and where buyers found the other serials of it.
std::int32_t of_harvest(const Observations& seen, const Priors& priors) {
  if (seen.harvest < Observations::trade_reads_min) return 0;
  std::int32_t weight = 0;
  for (const auto& step : weights::harvest) {
    if (seen.harvest >= step.read) weight = step.milli_nats;
  }
  const std::int32_t places = of_share({seen.source_elsewhere, seen.source_compared},
                                       {weights::copied_source_mean, weights::copied_source_draws},
                                       {priors.elsewhere, weights::genuine_source_draws});
  return weight + std::clamp(places, 0, weights::source_bound);
}

/// ln(1 + seen / (1 + usual)) / 4, bounded.
std::int32_t of_unknown_serials(std::uint32_t seen, std::uint32_t usual) {
  const std::int32_t log =
      milli_nats(log2_q24(std::uint64_t{1} + usual + seen) - log2_q24(std::uint64_t{1} + usual));
  return std::min(log / 4, weights::unknown_serials_bound);
}

class Scales {
 public:
  void add(EvidenceKind kind, std::int32_t milli_nats, std::uint32_t count, std::uint32_t of = 0) {
    list.push_back({kind, milli_nats, count, of, {}, {}});
  }
  std::vector<Evidence> list;
};

void weigh_usual(Scales& scales, const Observations& seen, const Priors& priors) {
  if (seen.devices > 0) {
    const std::uint32_t further = seen.devices - 1;
    scales.add(EvidenceKind::devices, of_devices(further, priors), seen.devices, seen.scans);
    if (further > 0) {
      scales.add(EvidenceKind::late_devices,
                 std::max(0, of_share({seen.late_devices, further},
                                      {weights::copied_late_mean, weights::copied_late_draws},
                                      {priors.late, weights::genuine_late_draws})),
                 seen.late_devices, further);
    }
  }
  if (seen.compared > 0) {
    scales.add(EvidenceKind::far_from_custody,
               of_share({seen.elsewhere, seen.compared},
                        {weights::copied_elsewhere_mean, weights::copied_elsewhere_draws},
                        {priors.elsewhere, weights::genuine_elsewhere_draws}),
               seen.elsewhere, seen.compared);
  }
  if (seen.further > 0) {
    scales.add(EvidenceKind::provinces,
               of_share({seen.new_provinces, seen.further},
                        {weights::copied_provinces_mean, weights::copied_provinces_draws},
                        {priors.new_provinces, weights::genuine_provinces_draws}),
               seen.provinces, seen.located);
  }
}

void weigh_journeys(Scales& scales, const Observations& seen) {
  if (seen.impossible_journeys > 0) {
    scales.list.push_back({EvidenceKind::impossible_journey,
                           of_steps(seen.impossible_journeys, weights::impossible_journey),
                           seen.journey_km, seen.journey_minutes, seen.journey_from,
                           seen.journey_to});
  }
  if (seen.border_crossings > 0) {
    const bool is_told = seen.impossible_journeys == 0;
    scales.list.push_back({EvidenceKind::border_crossing,
                           of_steps(seen.border_crossings, weights::border_crossing),
                           seen.border_crossings, is_told ? seen.journey_minutes : 0,
                           is_told ? seen.journey_from : "", is_told ? seen.journey_to : ""});
  }
}

void weigh_rare(Scales& scales, const Observations& seen, const Priors& priors) {
  if (const auto early = seen.early_home + seen.early_elsewhere; early > 0) {
    scales.add(EvidenceKind::before_shipping,
               of_steps(seen.early_home, weights::early_home) +
                   of_steps(seen.early_elsewhere, weights::early_elsewhere),
               early, seen.early_elsewhere);
  }
  if (seen.after_end > 0) {
    scales.add(EvidenceKind::after_end, of_steps(seen.after_end, weights::after_end),
               seen.after_end);
  }
  if (const auto again = seen.hidden_again_near + seen.hidden_again_far; again > 0) {
    scales.add(EvidenceKind::hidden_code_reuse,
               of_steps(seen.hidden_again_near, weights::hidden_again_near) +
                   of_steps(seen.hidden_again_far, weights::hidden_again_far),
               again, seen.hidden_again_far);
  }
  if (seen.chip_replays > 0) {
    scales.add(EvidenceKind::counter_regress, of_steps(seen.chip_replays, weights::chip_replays),
               seen.chip_replays);
  }
  if (seen.burst >= weights::burst_devices) {
    scales.add(EvidenceKind::burst,
               of_steps(seen.burst - weights::burst_devices + 1, weights::burst), seen.burst);
  }
  if (const auto weight = of_harvest(seen, priors); weight > 0) {
    scales.add(EvidenceKind::harvest, weight, seen.harvest, seen.source_elsewhere);
  }
  const auto unknown = of_unknown_serials(seen.unknown_serials, seen.unknown_serials_usual);
  if (unknown > 0) {
    scales.add(EvidenceKind::unknown_serials, unknown, seen.unknown_serials,
               seen.unknown_serials_usual);
  }
}

}  // namespace

std::vector<Evidence> weigh(const Observations& seen, const Priors& priors) {
  Scales scales;
  scales.list.reserve(8);
  weigh_usual(scales, seen, priors);
  weigh_journeys(scales, seen);
  weigh_rare(scales, seen, priors);
  return std::move(scales.list);
}

std::string_view name_of(EvidenceKind kind) {
  constexpr std::array<std::string_view, evidence_kinds> names{"devices",
                                                               "late_devices",
                                                               "far_from_custody",
                                                               "provinces",
                                                               "impossible_journey",
                                                               "border_crossing",
                                                               "before_shipping",
                                                               "after_end",
                                                               "hidden_code_reuse",
                                                               "counter_regress",
                                                               "burst",
                                                               "harvest",
                                                               "unknown_serials"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace ocop::authenticity
