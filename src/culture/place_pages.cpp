#include <algorithm>

#include "culture/limits.h"
#include "culture/place_kinds.h"
#include "culture/public_page.h"
#include "pages/format.h"
#include "portal/addresses.h"

namespace ocop::culture {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Record;

void fill_route_card(Dictionary& card, const PublicPage& on, const Route& route) {
  const double metres = length_metres(way_of(on.all, route));
  card.set("HREF", path_of_route(on.locale, route));
  card.set("NAME", std::string(portal::in(on.locale, route.row["title"], route.row["title_en"])));
  card.set("LEAD", std::string(portal::in(on.locale, route.row["lead"], route.row["lead_en"])));
  card.set("SIZE", on.words("culture.route_size"_key,
                            {std::to_string(route.stops.size()), distance(on, metres),
                             std::to_string(walking_minutes(metres))}));
  for (const Stop& stop : route.stops) {
    const Words told = words_of(on.all.places[stop.place], default_language(on.locale));
    Dictionary& line = card.add("STOP");
    line.set("NAME", told.name);
    line.set("LANGUAGE", told.language);
  }
}

void fill_place_card(Dictionary& card, const PublicPage& on, const Place& place) {
  const Words told = words_of(place, default_language(on.locale));
  card.set("HREF", path_of_place(on.locale, place));
  card.set("NAME", told.name);
  card.set("LANGUAGE", told.language);
  card.set("LEAD", told.lead);
  card.set("KIND", on.words(label_of_kind(place.row["kind"])));
  if (!place.pictures.empty()) fill_picture(card.add("PICTURE"), on, place.pictures.front());
}

void fill_languages(PublicPage& on, const Place& place, const Words& told) {
  if (place.texts.empty()) return;
  Dictionary& list = on.page.add("LANGUAGES");
  const auto add = [&](std::string_view code, const std::string& name) {
    Dictionary& item = list.add("LANGUAGE_LINK");
    item.set("CODE", code);
    item.set("NAME", name);
    item.set("HREF", path_of_place(on.locale, place) + "?lang=" + std::string(code));
    if (code == told.language) item.show("PRESENT");
  };
  add("vi", on.words("culture.language_vi"_key));
  for (const Record& each : place.texts) {
    add(each["language"], on.words(label_of_language(each["language"])));
  }
}

std::string hours_told(const PublicPage& on, const Spans& spans) {
  if (spans.empty()) return on.words("culture.closed"_key);
  if (spans == Spans{{0, minutes_per_day}}) return on.words("culture.all_day"_key);
  return format_spans(spans);
}

void fill_hours(PublicPage& on, const Place& place) {
  fill_openness(on.page, on, place);
  if (place.hours.is_unknown()) return;
  Dictionary& table = on.page.add("HOURS");
  const int today = weekday_of(on.moment.day);
  for (int weekday = 0; weekday < 7; ++weekday) {
    Dictionary& row = table.add("WEEKDAY");
    row.set("NAME", on.words(label_of_weekday(weekday)));
    row.set("HOURS", hours_told(on, place.hours.week[static_cast<std::size_t>(weekday)]));
    if (weekday == today) row.show("TODAY");
  }
  for (const Record& each : place.days) {
    const auto day = each.day("day");
    if (!day || *day < on.moment.day) continue;
    Dictionary& row = table.add("EXCEPTION");
    row.set("DAY", pages::format_day(*day));
    row.set("HOURS", hours_told(on, place.hours.on(*day)));
    row.set("WHY", std::string(portal::in(on.locale, each["why"], each["why_en"])));
  }
}

void fill_people(PublicPage& on, const Place& place) {
  for (const Record& each : place.people) {
    Dictionary& person = on.page.add("PERSON");
    const bool is_english = on.locale == Locale::english && !each["about_en"].empty();
    person.set("NAME", each["name"]);
    person.set("LANGUAGE", is_english ? "en" : "vi");
    portal::fill_paragraphs(person, is_english ? each["about_en"] : each["about"]);
  }
}

void fill_links(PublicPage& on, const Place& place) {
  const auto catalogue = on.publication.catalogue();
  if (const auto* product = catalogue->product(registry::ProductId(place.row["product_id"]))) {
    Dictionary& link = on.page.add("PRODUCT");
    link.set("NAME", std::string(portal::name_in(on.locale, *product)));
    link.set("HREF", portal::product_path(on.locale, *product));
  }
  if (const auto* subject = catalogue->subject(registry::SubjectId(place.row["subject_id"]))) {
    Dictionary& link = on.page.add("PRODUCER");
    link.set("NAME", subject->name);
    link.set("HREF", portal::producer_path(on.locale, *subject));
  }
  for (const Route& route : on.all.routes) {
    const auto is_here = [&](const Stop& stop) { return &on.all.places[stop.place] == &place; };
    if (std::ranges::none_of(route.stops, is_here)) continue;
    Dictionary& link = on.page.add("ROUTE");
    link.set("NAME", std::string(portal::in(on.locale, route.row["title"], route.row["title_en"])));
    link.set("HREF", path_of_route(on.locale, route));
  }
}

}  // namespace

Result<Response> list_page(PublicPage& on) {
  on.frame(on.words("page.culture_name"_key), on.words("culture.list_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  for (const Route& each : on.all.routes) {
    if (!each.stops.empty()) fill_route_card(on.page.add("ROUTE"), on, each);
  }
  if (on.all.places.empty()) on.page.show("NOTHING");
  Dictionary* cards = nullptr;
  std::size_t count = 0;
  for (const Place& each : on.all.places) {
    if (++count > limits::culture_shown_max) break;
    if (cards == nullptr) cards = &on.page.add("PLACES");
    fill_place_card(cards->add("PLACE"), on, each);
  }
  return on.respond("culture.html");
}

Result<Response> place_page(PublicPage& on) {
  const Place* place = on.all.place(on.request.parameter("one").value_or(""));
  if (place == nullptr) return Error{Code::not_found, "there is no such place", ""};
  const std::string asked = on.request.query_value("lang").value_or("");
  const Words told =
      words_of(*place, asked.empty() ? default_language(on.locale) : std::string_view(asked));
  on.frame(told.name, told.lead, path_of_place(Locale::vietnamese, *place),
           path_of_place(Locale::english, *place),
           {{on.words("page.culture_name"_key), home(on.locale)}});
  on.page.set("LANGUAGE", told.language);
  on.page.set("NAME", told.name);
  on.page.set("LEAD", told.lead);
  on.page.set("KIND", on.words(label_of_kind(place->row["kind"])));
  portal::fill_paragraphs(on.page, told.body);
  if (told.text != nullptr) {
    on.page.set_in(
        "REVIEWED", "TEXT",
        on.words("culture.reviewed_line"_key,
                 {(*told.text)["reviewer"], pages::format_day(*told.text->day("reviewed_on"))}));
  } else if (on.locale == Locale::english && asked != "vi") {
    on.page.show("ONLY_VIETNAMESE");
  }
  for (const Record& each : place->pictures) {
    const bool is_first = &each == &place->pictures.front();
    fill_picture(on.page.add(is_first ? "LEAD_PICTURE" : "PICTURE"), on, each);
  }
  fill_people(on, *place);
  fill_hours(on, *place);
  fill_languages(on, *place, told);
  fill_links(on, *place);
  on.page.set("ADDRESS", place->row["address"]);
  on.page.set("DEGREES", place->row["latitude"] + ", " + place->row["longitude"]);
  if (!place->row["source"].empty())
    portal::fill_paragraphs(on.page.add("SOURCE"), place->row["source"]);
  return on.respond("culture_place.html");
}

}  // namespace ocop::culture
