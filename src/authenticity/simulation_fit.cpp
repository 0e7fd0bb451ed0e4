#include "authenticity/simulation_fit.h"

#include <fmt/format.h>

#include <cmath>

namespace ocop::authenticity::simulation {
namespace {

struct Best {
  double first = 0, second = 0, log_likelihood = -1e300;
};

constexpr std::array sizes{0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 9.0, 15.0, 40.0};

Best fit_shares(const auto& shares) {
  Best best;
  for (double mean = 0.05; mean < 0.96; mean += 0.025) {
    for (const double draws : sizes) {
      const double good = mean * draws, bad = draws - good;
      double sum = 0;
      for (const auto& [share, times] : shares) {
        const auto [successes, trials] = share;
        const double hits = successes, misses = trials - successes;
        sum += static_cast<double>(times) *
               (std::lgamma(good + hits) - std::lgamma(good) + std::lgamma(bad + misses) -
                std::lgamma(bad) - std::lgamma(draws + trials) + std::lgamma(draws));
      }
      if (sum > best.log_likelihood) best = {mean, draws, sum};
    }
  }
  return best;
}

Best fit_counts(const std::map<std::uint32_t, std::uint64_t>& counts) {
  Best best;
  double sum = 0, all = 0;
  for (const auto& [count, times] : counts) {
    sum += static_cast<double>(count) * static_cast<double>(times);
    all += static_cast<double>(times);
  }
  const double mean = sum / std::max(all, 1.0);
  for (const double size : sizes) {
    double log = 0;
    for (const auto& [count, times] : counts) {
      log += static_cast<double>(times) *
             (std::lgamma(size + count) - std::lgamma(size) +
              size * std::log(size / (size + mean)) + count * std::log(mean / (size + mean)));
    }
    if (log > best.log_likelihood) best = {mean, size, log};
  }
  return best;
}

std::string shown(std::string_view name, const Best& best) {
  return fmt::format("\"{}\":[{:.3f},{:.1f}]", name, best.first, best.second);
}

}  // namespace

void Fit::add(const Observations& seen, const Priors& priors) {
  ++codes_;
  if (seen.devices > 0) ++further_[seen.devices - 1];
  if (seen.devices > 1) ++late_[{seen.late_devices, seen.devices - 1}];
  if (seen.compared > 0) ++elsewhere_[{seen.elsewhere, seen.compared}];
  if (seen.further > 0) ++new_provinces_[{seen.new_provinces, seen.further}];
  if (seen.source_compared > 0) ++source_[{seen.source_elsewhere, seen.source_compared}];
  for (const Evidence& each : weigh(seen, priors)) ++shown_[static_cast<std::size_t>(each.kind)];
  constexpr std::array<std::uint32_t, 4> steps{8, 30, 100, 300};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (seen.harvest >= steps[i]) ++harvest_[i];
  }
}

std::string Fit::to_json(std::string_view name) const {
  const auto share = [this](std::uint64_t count) {
    return static_cast<double>(count) / static_cast<double>(codes_);
  };
  std::string rare;
  for (auto kind = static_cast<std::size_t>(EvidenceKind::impossible_journey);
       kind < evidence_kinds; ++kind) {
    if (shown_[kind] == 0) continue;
    rare += fmt::format(",\"{}\":{:.5f}", name_of(static_cast<EvidenceKind>(kind)),
                        share(shown_[kind]));
  }
  return fmt::format(
      R"({{"fit":"{}","codes":{},{},{},{},{},{}{},"read_8_30_100_300":[{:.4f},{:.4f},{:.4f},{:.4f}]}})",
      name, codes_, shown("further_devices", fit_counts(further_)),
      shown("late", fit_shares(late_)), shown("elsewhere", fit_shares(elsewhere_)),
      shown("new_provinces", fit_shares(new_provinces_)), shown("source", fit_shares(source_)),
      rare, share(harvest_[0]), share(harvest_[1]), share(harvest_[2]), share(harvest_[3]));
}

}  // namespace ocop::authenticity::simulation
