#include "culture/exhibition.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "culture/people_kinds.h"
#include "culture/place_kinds.h"

namespace ocop::culture {
namespace {

using records::Record;

using Places = std::unordered_map<std::string, std::size_t>;

/// Rows of a part register, each put to its place by `keep`.
template <class Keep>
Result<void> deal(records::Reading& reading, std::string_view kind, Exhibition& all,
                  const Places& by_id, Keep&& keep) {
  TRY(auto rows, reading.all(reading.kinds().get(kind)));
  for (Record& row : rows) {
    const auto at = by_id.find(row["place_id"]);
    if (at != by_id.end()) keep(all.places[at->second], std::move(row));
  }
  return ok();
}

bool shows_only_consenting(const Place& place, const Record& picture) {
  const std::string& person = picture["person_id"];
  return person.empty() ||
         std::ranges::find(place.people, person, &Record::id) != place.people.end();
}

Result<void> read_routes(records::Reading& reading, Exhibition& all, const Places& by_id) {
  TRY(auto routes, reading.all(reading.kinds().get("culture_route")));
  TRY(auto stops, reading.all(reading.kinds().get("culture_stop")));
  std::ranges::sort(stops, {},
                    [](const Record& each) { return each.whole("position").value_or(0); });
  for (Record& row : routes) {
    Route route{std::move(row), {}};
    for (const Record& stop : stops) {
      const auto at = by_id.find(stop["place_id"]);
      if (stop["route_id"] != route.row.id || at == by_id.end()) continue;
      auto way = parse_points(stop["way"]);
      route.stops.push_back({at->second, way ? *std::move(way) : std::vector<Point>{}, stop["note"],
                             stop["note_en"]});
    }
    all.routes.push_back(std::move(route));
  }
  return ok();
}

}  // namespace

Result<Exhibition> read_exhibition(records::Reading& reading, Date today) {
  Exhibition all;
  Places by_id;
  TRY(auto rows, reading.all(reading.kinds().get("culture_place")));
  std::ranges::sort(rows, {}, [](const Record& each) { return vietnamese_sort_key(each["name"]); });
  for (Record& row : rows) {
    by_id.emplace(row.id, all.places.size());
    Place place;
    place.at = point_of(row);
    place.row = std::move(row);
    all.places.push_back(std::move(place));
  }
  TRY_VOID(deal(reading, "culture_day", all, by_id,
                [](Place& place, Record row) { place.days.push_back(std::move(row)); }));
  for (Place& place : all.places) place.hours = hours_of(place.row, place.days);
  TRY_VOID(deal(reading, "culture_person", all, by_id, [&](Place& place, Record row) {
    if (has_consent(row, today)) place.people.push_back(std::move(row));
  }));
  TRY_VOID(deal(reading, "culture_picture", all, by_id, [](Place& place, Record row) {
    if (shows_only_consenting(place, row)) place.pictures.push_back(std::move(row));
  }));
  for (Place& place : all.places) {
    std::ranges::sort(place.pictures, {},
                      [](const Record& each) { return each.whole("position").value_or(0); });
    std::ranges::sort(place.days, {}, [](const Record& each) { return each["day"]; });
  }
  TRY_VOID(deal(reading, "culture_text", all, by_id, [&](Place& place, Record row) {
    if (is_reviewed(row, today)) place.texts.push_back(std::move(row));
  }));
  TRY_VOID(read_routes(reading, all, by_id));
  return all;
}

const Place* Exhibition::place(std::string_view code) const {
  const auto at =
      std::ranges::find_if(places, [&](const Place& each) { return each.row["code"] == code; });
  return at == places.end() ? nullptr : &*at;
}

const Route* Exhibition::route(std::string_view code) const {
  const auto at =
      std::ranges::find_if(routes, [&](const Route& each) { return each.row["code"] == code; });
  return at == routes.end() ? nullptr : &*at;
}

const Record* Exhibition::picture(std::string_view address) const {
  for (const Place& place : places) {
    for (const Record& each : place.pictures) {
      if (each["address"] == address) return &each;
    }
  }
  return nullptr;
}

Words words_of(const Place& place, std::string_view language) {
  for (const Record& each : place.texts) {
    if (each["language"] != language) continue;
    return {each["language"], each["name"], each["lead"], each["body"], &each};
  }
  return {"vi", place.row["name"], place.row["lead"], place.row["body"], nullptr};
}

std::vector<Point> way_of(const Exhibition& all, const Route& route) {
  std::vector<Point> way;
  for (const Stop& stop : route.stops) {
    way.push_back(all.places[stop.place].at);
    const bool is_last = &stop == &route.stops.back();
    if (!is_last) way.insert(way.end(), stop.way.begin(), stop.way.end());
  }
  return way;
}

std::vector<double> legs_of(const Exhibition& all, const Route& route) {
  std::vector<double> legs;
  for (std::size_t i = 1; i < route.stops.size(); ++i) {
    const Stop& from = route.stops[i - 1];
    std::vector<Point> way{all.places[from.place].at};
    way.insert(way.end(), from.way.begin(), from.way.end());
    way.push_back(all.places[route.stops[i].place].at);
    legs.push_back(length_metres(way));
  }
  return legs;
}

}  // namespace ocop::culture
