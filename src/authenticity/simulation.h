#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "authenticity/simulation_attacks.h"

namespace ocop::authenticity::simulation {

struct Settings {
  std::uint64_t seed = 1;
  std::uint32_t products = 200;
  std::uint64_t genuine_items = 1'000'000;
  std::uint32_t campaigns = 200;  ///< of each family
};

/// Genuine items, scanned or not, whose readers were ever told so.
struct GenuineResult {
  std::uint64_t items = 0, scanned = 0, readings = 0;
  std::uint64_t caution = 0;  ///< `caution` or a suspicion of the same tone
  std::uint64_t likely_copy = 0;
  std::array<std::uint64_t, evidence_kinds> strongest{};  ///< evidence behind those two
};

/// A campaign is caught when readers of copies, or those who harvest, were warned of enough of its
/// codes: one for a single code, `codes_to_alarm` for many.
struct FamilyResult {
  const Family* family = nullptr;
  std::uint32_t campaigns = 0;
  std::uint64_t codes = 0, copies = 0;
  std::uint32_t caught = 0;                         ///< any warning
  std::uint32_t caught_likely = 0;                  ///< `likely_copy`
  std::uint32_t smallest = 0, smallest_caught = 0;  ///< campaigns of at most 130 copies of one code
  std::uint32_t with_custody = 0, with_custody_caught = 0;
  std::vector<std::uint32_t> copies_sold;            ///< before each alarm, in order of size
  std::uint64_t copies_read = 0, copies_warned = 0;  ///< readings of copies; warned ones
  std::array<std::uint64_t, evidence_kinds> strongest{};
  std::array<std::uint64_t, verdicts> told{};  ///< to readers of copies
};

inline constexpr std::uint32_t codes_to_alarm = 3;
inline constexpr std::uint32_t smallest_copies_max = 130;

/// The middle one of numbers in order; 0 of none.
std::uint32_t median_of(const std::vector<std::uint32_t>& sorted);

class Simulation {
 public:
  explicit Simulation(const Settings& settings);

  GenuineResult genuine();
  FamilyResult run(const Family& family);

 private:
  Settings settings_;
  std::vector<Product> products_;
};

/// A warning: a tone other than good, for whatever reason.
bool is_warning(Verdict verdict);

/// Upper bound with 95 % confidence of a share of which `hits` of `trials` were seen: exact after
/// Clopper and Pearson (1934), one-sided.
double upper_bound(std::uint64_t hits, std::uint64_t trials);

}  // namespace ocop::authenticity::simulation
