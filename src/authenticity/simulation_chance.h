#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

#include "base/random.h"

namespace ocop::authenticity {

/// Draws of the simulation, from one seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed) {}

  std::uint64_t bits() { return random_.next(); }
  double uniform() { return static_cast<double>(random_.next() >> 11) * 0x1p-53; }  ///< [0, 1)
  double between(double low, double high) { return low + (high - low) * uniform(); }
  bool happens(double probability) { return uniform() < probability; }
  /// Equal shares for equal ratios: as many of 100 to 200 as of 500 to 1000.
  double log_between(double low, double high) { return low * std::pow(high / low, uniform()); }
  double exponential(double mean) { return -mean * std::log1p(-uniform()); }
  std::uint32_t whole(std::uint32_t low, std::uint32_t high) {  ///< both may come
    return low + static_cast<std::uint32_t>(uniform() * (high - low + 1));
  }
  std::uint32_t poisson(double mean) {
    const double end = std::exp(-mean);
    std::uint32_t count = 0;
    for (double product = uniform(); product > end; product *= uniform()) ++count;
    return count;
  }
  /// Successes before the first failure.
  std::uint32_t run_of(double probability) {
    std::uint32_t count = 0;
    while (happens(probability)) ++count;
    return count;
  }

 private:
  SeededRandom random_;
};

}  // namespace ocop::authenticity
