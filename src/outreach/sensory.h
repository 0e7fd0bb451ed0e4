#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace ocop::outreach {

/// The points of a sensory panel as an exact fraction: a product that is near a bound is never
/// decided by rounding.
struct Mean {
  long long sum = 0;
  long long count = 0;

  /// Rounded half up for people: 4.25 → "4,25" with a comma, "4.25" with a point. At most two
  /// decimals, none that are zero.
  std::string rounded(char decimal_mark) const;
  friend bool operator==(const Mean& a, const Mean& b) {
    return a.sum * b.count == b.sum * a.count;
  }
  friend bool operator<(const Mean& a, const Mean& b) { return a.sum * b.count < b.sum * a.count; }
};

/// Nothing for no points.
std::optional<Mean> mean_of(std::span<const long long> points);

/// A panel of fewer tasters says little; it is no evidence for a gate.
inline constexpr std::size_t panel_tasters_min = 5;
/// Points of one taster for one property: 0 (bad) to 5 (perfect), the six levels of TCVN 3215-79.
inline constexpr long long taster_points_max = 5;

}  // namespace ocop::outreach
