#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "authenticity/simulation_world.h"

namespace ocop::authenticity::simulation {

/// Weights and thresholds were set on the training half; the held-out half only measures. The
/// families stand in nine pairs of like kind, one of each pair in each half, and were put there
/// before the first run.
enum class Half : std::uint8_t { training, held_out };

/// By what a family is judged.
enum class Goal : std::uint8_t {
  mass_copy,  ///< one code on 100 copies or more
  harvest,    ///< many codes, read in the trade, on a few copies each
  other,
};

/// One campaign of an attacker: its codes, each with its genuine pack and what happened to it.
struct Campaign {
  std::vector<Life> codes;
  std::uint32_t copies = 0;
  bool has_custody = false;  ///< of the product
};

struct Family {
  std::string_view name;
  Half half;
  Goal goal;
  std::string_view about;
  Campaign (*campaign)(World& world, const Product& product);
};

/// Buyers of a copy who scan it.
inline constexpr double copies_scanned = 0.05;

std::span<const Family> families();

}  // namespace ocop::authenticity::simulation
