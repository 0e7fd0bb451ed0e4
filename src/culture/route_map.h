#pragma once

#include <span>
#include <string>
#include <vector>

#include "culture/route_geometry.h"

namespace ocop::culture {

struct MapStop {
  Point at;
  std::string name;
  bool is_open = true;  ///< a full mark; else a hollow one
};

/// What stands on a map in the language of its page.
struct MapWords {
  std::string title;        ///< for who does not see the map
  std::string description;  ///< the stops in their order
  std::string north;        ///< "B", "N"
  std::string lake;         ///< "Hồ Hoàn Kiếm"
};

/// A map of a walk as SVG for the inside of a page: the way, numbered stops with names that keep
/// clear of each other and of the marks, a scale bar, an arrow to the north, and the lake when it
/// is near. Drawn from the coordinates alone, so that it needs nobody else. Colours come from the
/// classes `map-…` of the style sheet. Everything written is escaped.
std::string draw_map(std::span<const MapStop> stops, std::span<const Point> way,
                     const MapWords& words);

}  // namespace ocop::culture
