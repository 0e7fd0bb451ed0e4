#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "culture/opening_hours.h"
#include "culture/route_geometry.h"
#include "records/record_store.h"

namespace ocop::culture {

/// A place as everybody may see it on a day: no person whose consent does not hold, no picture of
/// such a person, no text that nobody reviewed.
struct Place {
  records::Record row;
  Point at;
  OpeningHours hours;
  std::vector<records::Record> days;  ///< with the reason of each exception
  std::vector<records::Record> people, pictures, texts;
};

struct Stop {
  std::size_t place = 0;   ///< of Exhibition::places
  std::vector<Point> way;  ///< on from it, without the next stop
  std::string note, note_en;
};

struct Route {
  records::Record row;
  std::vector<Stop> stops;  ///< in their order; those of places that were put aside are left out
};

/// What public pages show, read in one transaction.
struct Exhibition {
  std::vector<Place> places;  ///< by name
  std::vector<Route> routes;

  const Place* place(std::string_view code) const;
  const Route* route(std::string_view code) const;
  /// Whether a picture of that address is shown, and of whom.
  const records::Record* picture(std::string_view address) const;
};
Result<Exhibition> read_exhibition(records::Reading& reading, Date today);

/// What is said of a place in a language: a reviewed text, else the Vietnamese one.
struct Words {
  std::string language = "vi";
  std::string name, lead, body;
  const records::Record* text = nullptr;  ///< null for Vietnamese
};
Words words_of(const Place& place, std::string_view language);

/// All points of a route in their order, and the metres from each stop to the next.
std::vector<Point> way_of(const Exhibition& all, const Route& route);
std::vector<double> legs_of(const Exhibition& all, const Route& route);

}  // namespace ocop::culture
