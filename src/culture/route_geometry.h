#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

/// Points on the ground, how far apart they are, and where they lie on a sheet. Pure. Floating
/// numbers suffice: nothing that the law compares is measured here.
namespace ocop::culture {

/// Degrees of WGS 84.
struct Point {
  double latitude = 0, longitude = 0;
  bool operator==(const Point&) const = default;
};

/// "21.0341" within ±`most`; a decimal comma is taken. At most 7 decimals are kept.
std::optional<double> parse_degrees(std::string_view text, double most);
/// "21.0341 105.8505; 21.0355 105.8500", the way between two stops. `invalid_argument` for what is
/// no pair and for more than `limits::route_points_max`.
Result<std::vector<Point>> parse_points(std::string_view text);

/// Over the ground by the haversine formula on a sphere of 6,371,008.8 m (mean radius, IUGG).
double metres_between(Point a, Point b);
double length_metres(std::span<const Point> way);

inline constexpr double walking_metres_per_hour = 4000;
/// Whole minutes at that pace, rounded up; nothing for nothing.
int walking_minutes(double metres);

/// Where a point lies on a sheet whose y goes down.
struct Spot {
  double x = 0, y = 0;
};

/// North up, the same scale both ways (equirectangular about the middle, exact to a millimetre on
/// the sheet over a few kilometres). The points fit into the width with a margin; the height
/// follows from them, within bounds.
class Sheet {
 public:
  struct Size {
    double width = 400, height_min = 300, height_max = 560, margin = 48;
  };
  Sheet(std::span<const Point> points, Size size);

  Spot operator()(Point point) const;
  double width() const { return width_; }
  double height() const { return height_; }
  double units_per_metre() const { return scale_; }

 private:
  double width_, height_, scale_ = 1;
  Point middle_;
  double metres_per_degree_longitude_ = 1;
};

/// The longest of 10, 20, 50, 100, 200, 500 … metres that is not over `most`.
double bar_metres(double most);

}  // namespace ocop::culture
