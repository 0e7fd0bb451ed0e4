#include <algorithm>

#include "culture/place_kinds.h"
#include "culture/public_page.h"
#include "culture/route_map.h"
#include "pages/format.h"
#include "portal/addresses.h"

namespace ocop::culture {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;

bool is_open(const PublicPage& on, const Place& place) {
  return openness_at(place.hours, on.moment.day, on.moment.minute).is_open;
}

std::string map_of(const PublicPage& on, const Route& route, const std::string& title) {
  std::vector<MapStop> stops;
  std::string names;
  for (const Stop& each : route.stops) {
    const Place& place = on.all.places[each.place];
    const std::string name = words_of(place, default_language(on.locale)).name;
    stops.push_back({place.at, name, is_open(on, place)});
    names += (names.empty() ? "" : "; ") + std::to_string(stops.size()) + ". " + name;
  }
  return draw_map(stops, way_of(on.all, route),
                  {on.words("culture.map_title"_key, {title}), names, on.words("culture.north"_key),
                   on.words("culture.lake"_key)});
}

/// Why the hours of that day are others than those of its weekday.
std::string why_other(const PublicPage& on, const Place& place) {
  for (const records::Record& each : place.days) {
    if (each.day("day") == on.moment.day) {
      return std::string(portal::in(on.locale, each["why"], each["why_en"]));
    }
  }
  return {};
}

void fill_stops(PublicPage& on, const Route& route) {
  const auto legs = legs_of(on.all, route);
  for (std::size_t i = 0; i < route.stops.size(); ++i) {
    const Stop& stop = route.stops[i];
    const Place& place = on.all.places[stop.place];
    const Words told = words_of(place, default_language(on.locale));
    Dictionary& line = on.page.add("STOP");
    line.set("NUMBER", std::to_string(i + 1));
    line.set("NAME", told.name);
    line.set("LANGUAGE", told.language);
    line.set("HREF", path_of_place(on.locale, place));
    line.set("KIND", on.words(label_of_kind(place.row["kind"])));
    line.set("ADDRESS", place.row["address"]);
    fill_openness(line, on, place);
    if (const std::string why = why_other(on, place); !why.empty()) line.set_in("WHY", "TEXT", why);
    const bool is_english = on.locale == Locale::english && !stop.note_en.empty();
    if (const std::string& note = is_english ? stop.note_en : stop.note; !note.empty()) {
      Dictionary& said = line.add("NOTE");
      said.set("TEXT", note);
      said.set("NOTE_LANGUAGE", is_english ? "en" : "vi");
    }
    if (!place.pictures.empty()) fill_picture(line.add("PICTURE"), on, place.pictures.front());
    if (i < legs.size()) {
      line.set_in("NEXT", "TEXT",
                  on.words("culture.to_next"_key,
                           {distance(on, legs[i]), std::to_string(walking_minutes(legs[i]))}));
    }
  }
}

void fill_moment(PublicPage& on) {
  const std::string day = on.words(label_of_weekday(weekday_of(on.moment.day))) + ", " +
                          pages::format_day(on.moment.day);
  on.page.set("DAY", format_iso(on.moment.day));
  on.page.set("TIME", format_minute(on.moment.minute));
  on.page.set("MOMENT",
              on.words(on.moment.is_chosen ? "culture.at_moment"_key : "culture.at_now"_key,
                       {day, format_minute(on.moment.minute)}));
  if (on.moment.is_misread) on.page.show("MISREAD");
}

}  // namespace

Result<Response> route_page(PublicPage& on) {
  const Route* route = on.all.route(on.request.parameter("one").value_or(""));
  if (route == nullptr || route->stops.empty()) {
    return Error{Code::not_found, "there is no such route", ""};
  }
  const std::string title(portal::in(on.locale, route->row["title"], route->row["title_en"]));
  const std::string lead(portal::in(on.locale, route->row["lead"], route->row["lead_en"]));
  on.frame(title, lead, path_of_route(Locale::vietnamese, *route),
           path_of_route(Locale::english, *route),
           {{on.words("page.culture_name"_key), home(on.locale)}});
  on.page.set("NAME", title);
  on.page.set("LEAD", lead);
  on.page.set("PATH", path_of_route(on.locale, *route));
  on.page.set("MAP", map_of(on, *route, title));
  const double metres = length_metres(way_of(on.all, *route));
  const auto open = std::ranges::count_if(
      route->stops, [&](const Stop& stop) { return is_open(on, on.all.places[stop.place]); });
  on.page.set("LENGTH", distance(on, metres));
  on.page.set("MINUTES",
              on.words("culture.minutes"_key, {std::to_string(walking_minutes(metres))}));
  on.page.set("OPEN", on.words("culture.open_of"_key,
                               {std::to_string(open), std::to_string(route->stops.size())}));
  fill_moment(on);
  fill_stops(on, *route);
  return on.respond("culture_route.html");
}

}  // namespace ocop::culture
