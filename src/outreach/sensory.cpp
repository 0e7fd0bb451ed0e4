#include "outreach/sensory.h"

#include <fmt/format.h>

#include <numeric>

namespace ocop::outreach {

std::string Mean::rounded(char decimal_mark) const {
  const long long hundredths = (200 * sum + count) / (2 * count);
  std::string text = std::to_string(hundredths / 100);
  const long long rest = hundredths % 100;
  if (rest == 0) return text;
  text += decimal_mark;
  return text + (rest % 10 == 0 ? std::to_string(rest / 10) : fmt::format("{:02}", rest));
}

std::optional<Mean> mean_of(std::span<const long long> points) {
  if (points.empty()) return std::nullopt;
  return Mean{std::accumulate(points.begin(), points.end(), 0LL),
              static_cast<long long>(points.size())};
}

}  // namespace ocop::outreach
