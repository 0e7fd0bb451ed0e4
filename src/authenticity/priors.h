#pragma once

#include <cstdint>

#include "authenticity/observations.h"

namespace ocop::authenticity {

/// What is usual for genuine pieces of one product, in thousandths. The defaults describe the
/// honest buyers of `simulation.h`; a product with a history of its own has its own (`fit`).
struct Priors {
  /// Mean number of devices behind the first, of pieces that were scanned at all: family, a gift's
  /// new owner, the same phone on another day.
  std::uint32_t further_devices = 700;
  std::uint32_t elsewhere = 300;      ///< share of devices outside of the provinces expected
  std::uint32_t new_provinces = 350;  ///< share of further devices in yet another province
  std::uint32_t late = 175;           ///< share of further devices 14 days after the first or later

  bool operator==(const Priors&) const = default;
};

/// Sums over the scanned pieces of one product. A piece with more than `devices_of_piece_max`
/// devices is left out of the shares and counts as one with that many, so that a copied code does
/// not teach that copies are usual.
class ProductTotals {
 public:
  static constexpr std::uint32_t devices_of_piece_max = 6;

  void add(const Observations& seen);

  /// Shrinkage: the product's own mean, and the default with the weight of 200 trials. Never under
  /// half of the default, never over twice of it, and no share over nine tenths.
  Priors fit(const Priors& defaults = {}) const;

 private:
  struct Share {
    std::uint64_t successes = 0, trials = 0;
    std::uint32_t shrunk_to(std::uint32_t usual, std::uint32_t bound) const;
  };
  Share further_devices_, elsewhere_, new_provinces_, late_;
};

}  // namespace ocop::authenticity
