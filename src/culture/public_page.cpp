#include "culture/public_page.h"

#include <cmath>

#include "base/text.h"
#include "culture/place_kinds.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "portal/addresses.h"
#include "portal/public_picture.h"

namespace ocop::culture {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Record;

std::string home(Locale locale) { return std::string(pages::text(locale, "page.culture"_key)); }

std::string path_of_place(Locale locale, const Place& place) {
  return home(locale) + "/" + place.row["code"];
}

std::string path_of_route(Locale locale, const Route& route) {
  return home(locale) + "/" + std::string(pages::text(locale, "culture.route_word"_key)) + "/" +
         route.row["code"];
}

std::string_view default_language(Locale locale) { return locale == Locale::english ? "en" : "vi"; }

Moment moment_of(const Request& request, Timestamp now) {
  const std::string asked_day(trim(request.query_value("day").value_or("")));
  const std::string asked_time(trim(request.query_value("time").value_or("")));
  const auto day = parse_date(asked_day);
  const auto minute = parse_minute(asked_time);
  const bool is_minute = minute && *minute < minutes_per_day;
  const std::int64_t micros_there =
      now.micros - start_of(date_of(now)).micros;  // since midnight in Viet Nam
  Moment moment{date_of(now), static_cast<int>(micros_there / micros_per_second / 60)};
  moment.is_misread = (!asked_day.empty() && !day) || (!asked_time.empty() && !is_minute);
  if (moment.is_misread || (!day && !is_minute)) return moment;
  moment.is_chosen = true;
  if (day) moment.day = *day;
  if (is_minute) moment.minute = *minute;
  return moment;
}

PublicPage::PublicPage(const Publication& public_pages, const portal::CurrentShelf& shelf,
                       const Request& asked_for, Locale language, const Exhibition& shown)
    : portal::PublicPage(shelf, asked_for, language, date_of(public_pages.clock.now()),
                         public_pages.base_url(), "AT_CULTURE"),
      publication(public_pages),
      all(shown),
      moment(moment_of(asked_for, public_pages.clock.now())) {}

void fill_picture(Dictionary& at, const PublicPage& on, const Record& picture) {
  at.set("SRC", picture["address"]);
  at.set("ALT", std::string(portal::in(on.locale, picture["alt"], picture["alt_en"])));
  at.set("CREDIT", on.words("culture.credit"_key, {picture["author"], picture["rights"]}));
}

void fill_openness(Dictionary& at, const PublicPage& on, const Place& place) {
  const auto say = [&](std::string_view tone, const std::string& state) {
    at.set("TONE", tone);
    at.set("STATE", state);
  };
  if (place.hours.is_unknown()) return say("plain", on.words("culture.hours_unknown"_key));
  const Openness now = openness_at(place.hours, on.moment.day, on.moment.minute);
  if (now.is_open) {
    const bool is_all_day = place.hours.on(on.moment.day) == Spans{{0, minutes_per_day}};
    return say("good", is_all_day
                           ? on.words("culture.open_all_day"_key)
                           : on.words("culture.open_until"_key, {format_minute(*now.until)}));
  }
  if (now.until) {
    return say("caution", on.words("culture.opens_at"_key, {format_minute(*now.until)}));
  }
  const bool is_over = !place.hours.on(on.moment.day).empty();
  say("stop", on.words(is_over ? "culture.closed_already"_key : "culture.closed_that_day"_key));
}

std::string distance(const PublicPage& on, double metres) {
  constexpr double kilometre = 1000, step = 10;
  if (metres < kilometre) {
    return pages::format_number(on.locale, std::round(metres / step) * step) + " m";
  }
  return pages::format_number(on.locale, std::round(metres / kilometre * 10) / 10) + " km";
}

namespace {

/// A GET route in that language; what is not found gets the page for that.
void add_page(http::Router& router, const Publication& publication,
              std::shared_ptr<const portal::CurrentShelf> shelf, Locale locale, std::string pattern,
              PublicHandler handler) {
  router.add({.methods = {http::Method::get},
              .pattern = std::move(pattern),
              .handler = [&publication, shelf = std::move(shelf), locale,
                          handler](const Request& request) {
                const Date today = date_of(publication.clock.now());
                return pages::page_or_reason(
                    publication.records.read([&](records::Reading& reading) -> Result<Response> {
                      TRY(const Exhibition all, read_exhibition(reading, today));
                      PublicPage page(publication, *shelf, request, locale, all);
                      return handler(page);
                    }),
                    locale, request.path);
              }});
}

Result<Response> picture(const Publication& publication, const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  const Date today = date_of(publication.clock.now());
  TRY(const auto all, publication.records.read([&](records::Reading& reading) {
    return read_exhibition(reading, today);
  }));
  const Record* shown = all.picture(std::string(picture_root) + id);
  if (shown == nullptr) return Error{Code::not_found, "there is no such picture", ""};
  TRY(Response response, portal::public_picture(publication.files, request));
  // A person may take a consent back: such a picture stays in no browser.
  if ((*shown)["people_shown"] != "nobody") response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  const auto shelf = std::make_shared<const portal::CurrentShelf>(publication.catalogue);
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string routes =
        home(locale) + "/" + std::string(pages::text(locale, "culture.route_word"_key));
    add_page(router, publication, shelf, locale, home(locale), list_page);
    add_page(router, publication, shelf, locale, home(locale) + "/{one}", place_page);
    add_page(router, publication, shelf, locale, routes + "/{one}", route_page);
  }
  router.add({.methods = {http::Method::get},
              .pattern = std::string(picture_root) + "{id}",
              .handler = [&publication](const Request& request) {
                auto answer = picture(publication, request);
                return answer ? std::move(*answer) : http::problem(answer.error());
              }});
}

portal::SearchSource search_source(const Publication& publication) {
  return {.name = "page.culture_name"_key,
          .find = [&publication](Locale locale, std::string_view words,
                                 std::size_t most) -> Result<portal::SearchHits> {
            const Date today = date_of(publication.clock.now());
            TRY(const auto all, publication.records.read([&](records::Reading& reading) {
              return read_exhibition(reading, today);
            }));
            portal::SearchHits hits;
            for (const Route& each : all.routes) {
              const std::string title(portal::in(locale, each.row["title"], each.row["title_en"]));
              const std::string lead(portal::in(locale, each.row["lead"], each.row["lead_en"]));
              if (hits.size() == most || !portal::says(title + ' ' + lead, words)) continue;
              hits.push_back({title, path_of_route(locale, each),
                              std::string(pages::text(locale, "culture.walk"_key))});
            }
            for (const Place& each : all.places) {
              const Words told = words_of(each, default_language(locale));
              // Streets are known by their Vietnamese names in every language.
              const std::string shown = told.name + ' ' + each.row["name"] + ' ' + told.lead;
              if (hits.size() == most || !portal::says(shown, words)) continue;
              hits.push_back({told.name, path_of_place(locale, each),
                              std::string(pages::text(locale, label_of_kind(each.row["kind"])))});
            }
            return hits;
          }};
}

std::vector<portal::StoryAddress> addresses(const Publication& publication) {
  const Date today = date_of(publication.clock.now());
  const auto all = publication.records.read(
      [&](records::Reading& reading) { return read_exhibition(reading, today); });
  std::vector<portal::StoryAddress> paths;
  if (!all) return paths;
  for (const Route& each : all->routes) {
    paths.push_back({path_of_route(Locale::vietnamese, each), path_of_route(Locale::english, each),
                     format_iso(date_of(each.row.changed_at))});
  }
  for (const Place& each : all->places) {
    paths.push_back({path_of_place(Locale::vietnamese, each), path_of_place(Locale::english, each),
                     format_iso(date_of(each.row.changed_at))});
  }
  return paths;
}

}  // namespace ocop::culture
