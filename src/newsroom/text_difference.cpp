#include "newsroom/text_difference.h"

#include <algorithm>

#include "base/text.h"
#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) lines.push_back(trim(line));
  }
  return lines;
}

/// Lengths of the longest common subsequences of what follows each pair of positions.
class CommonLengths {
 public:
  CommonLengths(const Lines& was, const Lines& is)
      : width_(is.size() + 1), lengths_((was.size() + 1) * width_) {
    for (std::size_t i = was.size(); i-- > 0;) {
      for (std::size_t j = is.size(); j-- > 0;) {
        lengths_[i * width_ + j] =
            was[i] == is[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::uint32_t at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> lengths_;
};

}  // namespace

std::vector<ChangedLine> changed_lines(std::string_view was_text, std::string_view is_text) {
  using Side = ChangedLine::Side;
  Lines was = lines_of(was_text), is = lines_of(is_text);
  const auto ends = std::ranges::mismatch(was, is);
  was.erase(was.begin(), ends.in1);
  is.erase(is.begin(), ends.in2);
  while (!was.empty() && !is.empty() && was.back() == is.back()) {
    was.pop_back();
    is.pop_back();
  }
  std::vector<ChangedLine> changed;
  const auto put = [&](Side side, std::string_view line) {
    changed.push_back({side, std::string(line)});
  };
  std::size_t i = 0, j = 0;
  if (was.size() <= limits::difference_lines_max && is.size() <= limits::difference_lines_max) {
    const CommonLengths common(was, is);
    while (i < was.size() && j < is.size()) {
      if (was[i] == is[j]) {
        ++i, ++j;
      } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
        put(Side::was, was[i++]);
      } else {
        put(Side::is, is[j++]);
      }
    }
  }
  while (i < was.size()) put(Side::was, was[i++]);
  while (j < is.size()) put(Side::is, is[j++]);
  return changed;
}

}  // namespace ocop::newsroom
