#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "authenticity/evidence.h"

/// What the weights of `weights.h` are set from: maximum likelihood over a grid, for genuine pieces
/// and for each training family.
namespace ocop::authenticity::simulation {

class Fit {
 public:
  void add(const Observations& seen, const Priors& priors);

  /// Of each usual kind its mean and size (or draws), of each rare kind its share among the codes.
  std::string to_json(std::string_view name) const;

 private:
  using Shares = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>;

  std::uint64_t codes_ = 0;
  std::map<std::uint32_t, std::uint64_t> further_;
  Shares late_, elsewhere_, new_provinces_, source_;
  std::array<std::uint64_t, evidence_kinds> shown_{};
  std::array<std::uint64_t, 4> harvest_{};  ///< from 8, 30, 100, 300 serials read on
};

}  // namespace ocop::authenticity::simulation
