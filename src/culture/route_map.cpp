#include "culture/route_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/characters.h"
#include "base/escape.h"

namespace ocop::culture {
namespace {

constexpr double mark_radius = 12, letter_width = 6.9, letter_height = 14, gap = 5;

/// The shore of Hoàn Kiếm lake, which everybody finds the way by; to about 20 m.
constexpr std::array lake{
    Point{21.0313, 105.8519}, Point{21.0312, 105.8526}, Point{21.0306, 105.8532},
    Point{21.0298, 105.8535}, Point{21.0285, 105.8533}, Point{21.0272, 105.8533},
    Point{21.0264, 105.8530}, Point{21.0260, 105.8522}, Point{21.0263, 105.8515},
    Point{21.0273, 105.8512}, Point{21.0287, 105.8511}, Point{21.0298, 105.8512},
    Point{21.0307, 105.8513}};
constexpr Point lake_tip{21.0303, 105.8522};
constexpr double near_metres = 400;

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  double overlap(const Box& other) const {
    const double across = std::min(right, other.right) - std::max(left, other.left);
    const double down = std::min(bottom, other.bottom) - std::max(top, other.top);
    return across > 0 && down > 0 ? across * down : 0;
  }
  bool holds(Spot at) const {
    return at.x >= left && at.x <= right && at.y >= top && at.y <= bottom;
  }
};

struct Label {
  Box box;
  std::string_view anchor;  ///< "start", "middle", "end"
  Spot at;                  ///< of the baseline
};

/// The eight places around a mark, the most readable first.
std::vector<Label> candidates(Spot mark, std::string_view name) {
  const double width = static_cast<double>(characters_in(name)) * letter_width;
  const double side = mark_radius + gap, up = mark_radius + 4;
  std::vector<Label> all;
  const auto add = [&](std::string_view anchor, double x, double middle) {
    const double left = anchor == "start" ? x : anchor == "end" ? x - width : x - width / 2;
    all.push_back({{left, middle - letter_height / 2, left + width, middle + letter_height / 2},
                   anchor,
                   {x, middle + letter_height * 0.32}});
  };
  add("start", mark.x + side, mark.y);
  add("end", mark.x - side, mark.y);
  for (const double way : {-1.0, 1.0}) {
    add("middle", mark.x, mark.y + way * (up + letter_height / 2));
    add("start", mark.x + mark_radius * 0.4, mark.y + way * (up + letter_height / 2));
    add("end", mark.x - mark_radius * 0.4, mark.y + way * (up + letter_height / 2));
  }
  return all;
}

class Map {
 public:
  Map(std::span<const MapStop> stops, std::span<const Point> way, const MapWords& words)
      : stops_(stops), words_(words), sheet_(framed(stops, way), {}) {
    for (const Point& each : way) way_.push_back(sheet_(each));
    for (const MapStop& each : stops) marks_.push_back(sheet_(each.at));
  }

  std::string draw() {
    out_ = fmt::format(
        "<svg class=\"map\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-labelledby=\"map-title "
        "map-about\"><title id=\"map-title\">{}</title><desc id=\"map-about\">{}</desc>",
        sheet_.width(), sheet_.height(), escape_markup(words_.title),
        escape_markup(words_.description));
    out_ += fmt::format("<rect class=\"map-ground\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"14\"/>",
                        sheet_.width(), sheet_.height());
    draw_lake();
    draw_way();
    draw_stops();
    draw_scale();
    draw_north();
    return std::move(out_) + "</svg>";
  }

 private:
  static std::vector<Point> framed(std::span<const MapStop> stops, std::span<const Point> way) {
    std::vector<Point> points(way.begin(), way.end());
    for (const MapStop& each : stops) points.push_back(each.at);
    const bool is_near = std::ranges::any_of(
        points, [](const Point& each) { return metres_between(each, lake_tip) < near_metres; });
    if (is_near) points.push_back(lake_tip);
    return points;
  }

  void draw_lake() {
    // A shore has no corners: curves through the middles between its points.
    std::string path;
    for (std::size_t i = 0; i <= lake.size(); ++i) {
      const Spot at = sheet_(lake[i % lake.size()]);
      const Spot next = sheet_(lake[(i + 1) % lake.size()]);
      const Spot middle{(at.x + next.x) / 2, (at.y + next.y) / 2};
      path += path.empty()
                  ? fmt::format("M{:.1f} {:.1f}", middle.x, middle.y)
                  : fmt::format("Q{:.1f} {:.1f} {:.1f} {:.1f}", at.x, at.y, middle.x, middle.y);
    }
    const Spot name = sheet_(lake_tip);
    const Box sheet{0, 0, sheet_.width(), sheet_.height()};
    if (!sheet.holds(name)) return;
    out_ += fmt::format("<path class=\"map-lake\" d=\"{}Z\"/>", path);
    out_ += fmt::format("<text class=\"map-lake-name\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", name.x,
                        name.y + 4, escape_markup(words_.lake));
    const double half = static_cast<double>(characters_in(words_.lake)) * 3.2;
    taken_.push_back({name.x - half, name.y - 8, name.x + half, name.y + 8});
  }

  void draw_way() {
    if (way_.size() < 2) return;
    std::string points;
    for (const Spot& each : way_) points += fmt::format("{:.1f},{:.1f} ", each.x, each.y);
    points.pop_back();
    out_ += fmt::format("<polyline class=\"map-way-edge\" points=\"{}\"/>", points);
    out_ += fmt::format("<polyline class=\"map-way\" points=\"{}\"/>", points);
  }

  /// The label that lies over nothing else, or over the least.
  Label place(Spot mark, std::string_view name) const {
    Label best;
    double least = std::numeric_limits<double>::max();
    double order = 0;
    for (const Label& each : candidates(mark, name)) {
      double cost = order++;
      for (const Box& other : taken_) cost += 10 * each.box.overlap(other);
      const bool is_outside = each.box.left < 6 || each.box.right > sheet_.width() - 6 ||
                              each.box.top < 6 || each.box.bottom > sheet_.height() - 6;
      if (is_outside) cost += 1e5;
      cost += 40 * crossings(each.box);
      if (cost < least) {
        least = cost;
        best = each;
      }
    }
    return best;
  }

  /// How many steps of the way, each of about three units, lie under a box.
  double crossings(const Box& box) const {
    double count = 0;
    for (std::size_t i = 1; i < way_.size(); ++i) {
      const Spot from = way_[i - 1], to = way_[i];
      const double length = std::hypot(to.x - from.x, to.y - from.y);
      const int steps = std::max(1, static_cast<int>(length / 3));
      for (int step = 0; step <= steps; ++step) {
        const double part = static_cast<double>(step) / steps;
        const Spot at{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        if (box.holds(at)) ++count;
      }
    }
    return count;
  }

  void draw_stops() {
    for (const Spot& each : marks_) {
      taken_.push_back(
          {each.x - mark_radius, each.y - mark_radius, each.x + mark_radius, each.y + mark_radius});
    }
    taken_.push_back({0, sheet_.height() - 42, 170, sheet_.height()});
    taken_.push_back({sheet_.width() - 44, 0, sheet_.width(), 56});
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      const Label label = place(marks_[i], stops_[i].name);
      taken_.push_back(label.box);
      out_ += fmt::format(
          "<text class=\"map-name\" text-anchor=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
          label.anchor, label.at.x, label.at.y, escape_markup(stops_[i].name));
      out_ +=
          fmt::format("<circle class=\"map-stop{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"/>",
                      stops_[i].is_open ? "" : " map-shut", marks_[i].x, marks_[i].y, mark_radius);
      out_ +=
          fmt::format("<text class=\"map-number{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                      stops_[i].is_open ? "" : " map-shut", marks_[i].x, marks_[i].y + 4.6, i + 1);
    }
  }

  void draw_scale() {
    constexpr double longest = 120;
    const double metres = bar_metres(longest / sheet_.units_per_metre());
    const double width = metres * sheet_.units_per_metre(), y = sheet_.height() - 18;
    const std::string written =
        metres >= 1000 ? fmt::format("{:.0f} km", metres / 1000) : fmt::format("{:.0f} m", metres);
    out_ += fmt::format("<path class=\"map-bar\" d=\"M18 {:.1f}v6h{:.1f}v-6\"/>", y - 6, width);
    out_ += fmt::format("<text class=\"map-small\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                        18 + width / 2, y - 8, written);
  }

  void draw_north() {
    const double x = sheet_.width() - 24;
    out_ += fmt::format(
        "<path class=\"map-north\" d=\"M{0:.1f} 16l7 20-7-5-7 5z\"/><text class=\"map-small\" "
        "x=\"{0:.1f}\" y=\"50\">{1}</text>",
        x, escape_markup(words_.north));
  }

  std::span<const MapStop> stops_;
  const MapWords& words_;
  Sheet sheet_;
  std::vector<Spot> way_, marks_;
  std::vector<Box> taken_;
  std::string out_;
};

}  // namespace

std::string draw_map(std::span<const MapStop> stops, std::span<const Point> way,
                     const MapWords& words) {
  return Map(stops, way, words).draw();
}

}  // namespace ocop::culture
