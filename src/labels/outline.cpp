#include "labels/outline.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace ocop::labels {
namespace {

struct Heading {
  int rows;
  int columns;
};
constexpr std::array<Heading, 4> headings{
    {{0, 1}, {1, 0}, {0, -1}, {-1, 0}}};  // clockwise: → ↓ ← ↑

// Walks the border between dark and light. A point (row, column) is the upper left corner of the
// module of the same name.
class Tracer {
 public:
  explicit Tracer(const Symbol& symbol)
      : symbol_(symbol),
        side_(symbol.side_modules()),
        offset_(symbol.quiet_zone_modules()),
        upper_edge_done_(static_cast<std::size_t>(side_ * side_)) {}

  // Every contour, outer or inner, has an edge with dark below it, walked to the right.
  std::string trace() && {
    for (int row = 0; row < side_; ++row) {
      for (int column = 0; column < side_; ++column) {
        const bool upper_edge = symbol_.is_dark(row, column) && !symbol_.is_dark(row - 1, column);
        if (upper_edge && !upper_edge_done_[index(row, column)]) contour(row, column);
      }
    }
    return std::move(path_);
  }

 private:
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row * side_ + column);
  }

  bool is_border(int row, int column, std::size_t heading) const {
    // The modules to the right and to the left of the step from this point.
    static constexpr std::array<Heading, 4> right{{{0, 0}, {0, -1}, {-1, -1}, {-1, 0}}};
    static constexpr std::array<Heading, 4> left{{{-1, 0}, {0, 0}, {0, -1}, {-1, -1}}};
    return symbol_.is_dark(row + right[heading].rows, column + right[heading].columns) &&
           !symbol_.is_dark(row + left[heading].rows, column + left[heading].columns);
  }

  // Turning right first keeps areas that touch only at a corner apart, as their modules are.
  std::size_t turn(int row, int column, std::size_t heading) const {
    for (const std::size_t quarter : {1U, 0U, 3U}) {
      const std::size_t next = (heading + quarter) % 4;
      if (is_border(row, column, next)) return next;
    }
    return heading;
  }

  void contour(int start_row, int start_column) {
    path_ += fmt::format("M{} {}", start_column + offset_, start_row + offset_);
    int row = start_row;
    int column = start_column;
    std::size_t heading = 0;
    int length = 0;
    do {
      if (heading == 0) upper_edge_done_[index(row, column)] = true;
      row += headings[heading].rows;
      column += headings[heading].columns;
      ++length;
      const std::size_t next = turn(row, column, heading);
      const bool back = row == start_row && column == start_column && next == 0;
      if (back) break;  // "z" draws the last side
      if (next != heading) {
        side(heading, length);
        length = 0;
      }
      heading = next;
    } while (true);
    path_ += 'z';
  }

  void side(std::size_t heading, int length) {
    const bool horizontal = heading % 2 == 0;
    const bool forward = heading < 2;
    path_ += fmt::format("{}{}", horizontal ? 'h' : 'v', forward ? length : -length);
  }

  const Symbol& symbol_;
  int side_;
  int offset_;
  std::vector<bool> upper_edge_done_;
  std::string path_;
};

}  // namespace

std::string outline_path(const Symbol& symbol) { return Tracer(symbol).trace(); }

}  // namespace ocop::labels
