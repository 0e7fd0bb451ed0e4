#include "culture/route_geometry.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>

#include "base/text.h"
#include "culture/limits.h"

namespace ocop::culture {
namespace {

constexpr double earth_radius_metres = 6'371'008.8;
constexpr double radians_per_degree = std::numbers::pi / 180;
constexpr double metres_per_degree = earth_radius_metres * radians_per_degree;

}  // namespace

std::optional<double> parse_degrees(std::string_view text, double most) {
  std::string plain(trim(text));
  std::ranges::replace(plain, ',', '.');
  constexpr std::size_t longest = 16;
  const bool is_plain = !plain.empty() && plain.size() <= longest &&
                        plain.find_first_not_of("0123456789.-") == std::string::npos;
  if (!is_plain) return std::nullopt;
  double degrees = 0;
  const char* end = plain.data() + plain.size();
  const auto read = std::from_chars(plain.data(), end, degrees);
  if (read.ec != std::errc{} || read.ptr != end || !(std::abs(degrees) <= most)) {
    return std::nullopt;
  }
  constexpr double decimals = 1e7;
  return std::round(degrees * decimals) / decimals;
}

Result<std::vector<Point>> parse_points(std::string_view text) {
  std::vector<Point> points;
  for (const std::string_view part : split(text, ';')) {
    const std::string_view pair = trim(part);
    if (pair.empty()) continue;
    const std::size_t blank = pair.find_first_of(" \t\n");
    const bool is_pair = blank != std::string_view::npos;
    const auto latitude = is_pair ? parse_degrees(pair.substr(0, blank), 90) : std::nullopt;
    const auto longitude = is_pair ? parse_degrees(pair.substr(blank), 180) : std::nullopt;
    if (!latitude || !longitude || points.size() >= limits::route_points_max) {
      return Error{Code::invalid_argument, "write points as 21.0341 105.8505; 21.0355 105.85",
                   std::string(pair)};
    }
    points.push_back({*latitude, *longitude});
  }
  return points;
}

double metres_between(Point a, Point b) {
  const double latitude_a = a.latitude * radians_per_degree;
  const double latitude_b = b.latitude * radians_per_degree;
  const double north = std::sin((latitude_b - latitude_a) / 2);
  const double east = std::sin((b.longitude - a.longitude) * radians_per_degree / 2);
  const double chord = north * north + std::cos(latitude_a) * std::cos(latitude_b) * east * east;
  return 2 * earth_radius_metres * std::asin(std::min(1.0, std::sqrt(chord)));
}

double length_metres(std::span<const Point> way) {
  double metres = 0;
  for (std::size_t i = 1; i < way.size(); ++i) metres += metres_between(way[i - 1], way[i]);
  return metres;
}

int walking_minutes(double metres) {
  return static_cast<int>(std::ceil(metres / walking_metres_per_hour * 60));
}

Sheet::Sheet(std::span<const Point> points, Size size)
    : width_(size.width), height_(size.height_min) {
  if (points.empty()) return;
  const auto [south, north] = std::ranges::minmax(points, {}, &Point::latitude);
  const auto [west, east] = std::ranges::minmax(points, {}, &Point::longitude);
  middle_ = {(south.latitude + north.latitude) / 2, (west.longitude + east.longitude) / 2};
  metres_per_degree_longitude_ =
      metres_per_degree * std::cos(middle_.latitude * radians_per_degree);
  // A single place is shown within 200 m.
  constexpr double least_metres = 200;
  const double across =
      std::max(least_metres, (east.longitude - west.longitude) * metres_per_degree_longitude_);
  const double up = std::max(least_metres, (north.latitude - south.latitude) * metres_per_degree);
  scale_ =
      std::min((size.width - 2 * size.margin) / across, (size.height_max - 2 * size.margin) / up);
  height_ = std::clamp(up * scale_ + 2 * size.margin, size.height_min, size.height_max);
}

Spot Sheet::operator()(Point point) const {
  return {
      width_ / 2 + (point.longitude - middle_.longitude) * metres_per_degree_longitude_ * scale_,
      height_ / 2 - (point.latitude - middle_.latitude) * metres_per_degree * scale_};
}

double bar_metres(double most) {
  double bar = 10;
  for (double power = 10; power <= 1e7; power *= 10) {
    for (const double step : {1.0, 2.0, 5.0}) {
      if (step * power <= most) bar = step * power;
    }
  }
  return bar;
}

}  // namespace ocop::culture
