#include "authenticity/priors.h"

#include <algorithm>

namespace ocop::authenticity {

void ProductTotals::add(const Observations& seen) {
  if (seen.devices == 0) return;
  further_devices_.successes += std::min(seen.devices, devices_of_piece_max) - 1;
  ++further_devices_.trials;
  if (seen.devices > devices_of_piece_max) return;
  elsewhere_.successes += seen.elsewhere;
  elsewhere_.trials += seen.compared;
  new_provinces_.successes += seen.new_provinces;
  new_provinces_.trials += seen.further;
  late_.successes += seen.late_devices;
  late_.trials += seen.devices - 1;
}

std::uint32_t ProductTotals::Share::shrunk_to(std::uint32_t usual, std::uint32_t bound) const {
  constexpr std::uint64_t weight = 200;
  const std::uint64_t mean = (1000 * successes + weight * usual) / (trials + weight);
  return std::clamp(static_cast<std::uint32_t>(mean), usual / 2, std::min(2 * usual, bound));
}

Priors ProductTotals::fit(const Priors& defaults) const {
  constexpr std::uint32_t share_max = 900;
  constexpr std::uint32_t devices_max = 1000 * (devices_of_piece_max - 1);
  Priors priors;
  priors.further_devices = further_devices_.shrunk_to(defaults.further_devices, devices_max);
  priors.elsewhere = elsewhere_.shrunk_to(defaults.elsewhere, share_max);
  priors.new_provinces = new_provinces_.shrunk_to(defaults.new_provinces, share_max);
  priors.late = late_.shrunk_to(defaults.late, share_max);
  return priors;
}

}  // namespace ocop::authenticity
