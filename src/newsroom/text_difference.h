#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocop::newsroom {

/// A line that one of two texts has and the other has not.
struct ChangedLine {
  enum class Side : std::uint8_t { was, is };
  Side side = Side::was;
  std::string text;
  bool operator==(const ChangedLine&) const = default;
};

/// What differs between two texts line by line, in the order of reading: a longest common
/// subsequence stays out. Blank lines do not count. Of texts with more than
/// `limits::difference_lines_max` lines, what lies between their equal ends.
std::vector<ChangedLine> changed_lines(std::string_view was, std::string_view is);

}  // namespace ocop::newsroom
