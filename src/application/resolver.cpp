#include "application/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "application/burst_page.h"
#include "application/consumer_page.h"
#include "gs1/identifier.h"
#include "http/forms.h"
#include "http/percent.h"
#include "pages/error_pages.h"
#include "pages/page.h"
#include "portal/key_reason.h"

namespace ocop::application {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

// GS1 Digital Link: URI Syntax 1.6.0, the primary keys.
constexpr std::array<std::string_view, 15> primary_keys{"00",   "01",   "253",  "255",  "401",
                                                        "402",  "414",  "417",  "8003", "8004",
                                                        "8006", "8010", "8013", "8017", "8018"};

// Pieces: a look at one is written, and its answer waits for the disk without a thread.
constexpr std::array<std::string_view, 4> piece_patterns{
    "/01/{gtin}/21/{serial}", "/01/{gtin}/10/{lot}/21/{serial}",
    "/01/{gtin}/22/{variant}/21/{serial}", "/01/{gtin}/22/{variant}/10/{lot}/21/{serial}"};

constexpr std::array<std::string_view, 3> page_link_types{"gs1:pip", "gs1:traceability",
                                                          "gs1:certificationInfo"};
constexpr std::string_view vocabulary = "https://gs1.org/voc/";
constexpr std::string_view vocabulary_of_ref = "https://ref.gs1.org/voc/";

// "gs1:epcis" from the CURIE or from either spelling of the web vocabulary.
std::string short_link_type(std::string_view text) {
  for (const auto stem : {vocabulary, vocabulary_of_ref}) {
    if (text.starts_with(stem)) return "gs1:" + std::string(text.substr(stem.size()));
  }
  return std::string(text);
}

/// Thousandths of a degree within ±`most` degrees; none for what is no such number.
std::optional<std::int32_t> read_degrees(std::string_view typed, double most) {
  double degrees = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), degrees);
  const bool is_number = read.ec == std::errc() && read.ptr == typed.data() + typed.size();
  if (!is_number || !(std::abs(degrees) <= most)) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(degrees * 1000));
}

/// A place told by consent; none of one that is no place.
std::optional<authenticity::Position> read_position(std::string_view latitude,
                                                    std::string_view longitude) {
  const auto north = read_degrees(latitude, 90), east = read_degrees(longitude, 180);
  if (!north || !east) return std::nullopt;
  return authenticity::Position{*north, *east};
}

/// What a plain look does not: who is signed in, what a form brings, whether the label has a chip.
bool asks_the_registers(const Request& request) {
  return request.method == http::Method::post || !request.query.empty() ||
         request.headers.has("Cookie");
}

class Handlers {
 public:
  explicit Handlers(const Resolver& resolver) : resolver_(resolver) {}

  Response resolve(const Request& request, pages::Locale locale) const {
    const std::string_view prefix = locale == pages::Locale::english ? "/en" : "";
    const std::string path = request.path.substr(prefix.size());
    const auto item = gs1::Identifier::parse("https://id.gs1.org" + path);
    if (!item || !item->is_gs1()) {
      const Error error = item ? Error{} : item.error();
      return pages::bad_key_page(
          locale, {Code::invalid_argument, portal::key_reason(locale, path, error), ""}, path);
    }
    const std::string wanted = link_type(request);
    if (wanted == "gs1:epcis") return http::redirect(307, events_address(*item));
    if (wanted == "linkset") return linkset(*item, path);
    const bool is_page = wanted.empty() || wanted == "gs1:defaultLink" ||
                         std::ranges::find(page_link_types, wanted) != page_link_types.end();
    if (!is_page) return pages::not_found_page(locale, request.path);
    Response response = page(request, *item, path, locale);
    response.headers.add(
        "Link", fmt::format("<{}?linkType=linkset>; rel=\"linkset\"", resolver_.base_url + path));
    return response;
  }

  Response description(const Request&) const {
    json::array keys;
    for (const auto key : primary_keys) keys.push_back(json::value(key));
    json::array types;
    for (const auto type : page_link_types) types.push_back(json::value(type));
    types.push_back("gs1:epcis");
    const json::object body{
        {"name", "OCOP"},
        {"resolverRoot", resolver_.base_url},
        {"supportedPrimaryKeys", keys},
        {"supportedLinkType", json::array{{{"namespace", vocabulary}, {"prefix", "gs1:"}}}},
        {"linkTypes", types},
        {"linkTypeDefaultCanBeLinkset", false}};
    return http::respond(200, "application/json", json::serialize(body));
  }

 private:
  static std::string link_type(const Request& request) {
    if (const auto type = request.query_value("linkType")) return short_link_type(*type);
    if (request.headers.get("Accept").find("application/linkset+json") != std::string_view::npos) {
      return "linkset";
    }
    return {};
  }

  // A page that is no number, or none that there is, shows the first.
  static std::size_t journey_page(const Request& request) {
    if (request.query.empty()) return 1;
    const auto value = request.query_value("page");
    std::size_t number = 1;
    if (value) std::from_chars(value->data(), value->data() + value->size(), number);
    return std::max<std::size_t>(number, 1);
  }

  static std::string events_address(const gs1::Identifier& item) {
    const std::string_view parameter =
        item.granularity() == gs1::Granularity::instance   ? "MATCH_anyEPC"
        : item.granularity() == gs1::Granularity::location ? "EQ_bizLocation"
                                                           : "MATCH_anyEPCClass";
    return fmt::format("/epcis/events?{}={}", parameter,
                       http::percent_encode(item.canonical_uri()));
  }

  // RFC 9264, application/linkset+json.
  Response linkset(const gs1::Identifier& item, const std::string& path) const {
    const std::string address = resolver_.base_url + path;
    const json::array page{
        {{"href", address}, {"hreflang", json::array{"vi"}}, {"type", "text/html"}},
        {{"href", resolver_.base_url + "/en" + path},
         {"hreflang", json::array{"en"}},
         {"type", "text/html"}}};
    json::object links{{"anchor", address}};
    links[std::string(vocabulary) + "defaultLink"] = json::array{{{"href", address}}};
    for (const auto type : page_link_types) {
      links[std::string(vocabulary) + std::string(type.substr(4))] = page;
    }
    links[std::string(vocabulary) + "epcis"] = json::array{
        {{"href", resolver_.base_url + events_address(item)}, {"type", "application/json"}}};
    return http::respond(200, "application/linkset+json",
                         json::serialize(json::object{{"linkset", json::array{links}}}));
  }

  Response page(const Request& request, const gs1::Identifier& item, const std::string& path,
                pages::Locale locale) const {
    const auto catalogue = resolver_.catalogue();
    const auto view = resolver_.store.view();
    const Timestamp now = resolver_.clock.now();
    ConsumerRequest asked{*catalogue, *view, *resolver_.recalls,   *resolver_.parts, item, path,
                          locale,     now,   journey_page(request)};
    asked.stories = &resolver_.stories;
    const bool is_look = resolver_.witness != nullptr && request.method != http::Method::head &&
                         item.granularity() == gs1::Granularity::instance;
    if (!is_look) return consumer_page(asked);
    Viewer viewer = resolver_.witness->viewer_of(request, now);
    const auto* product = catalogue->product_by_gtin(item.value("01"));
    if (resolver_.who && product != nullptr) {
      viewer.who = resolver_.who(request, product->subject.text());
    }
    if (!resolver_.witness->may_look(viewer, now)) return pages::too_many_page(locale);
    if (const auto printed = resolver_.witness->as_printed(item.value("01"), item.value("21"))) {
      return http::redirect(
          303, pages::localized(locale, "/01/" + item.value("01") + "/21/" + *printed));
    }
    std::string hidden;
    std::optional<authenticity::Position> position;
    if (request.method == http::Method::post) {
      const auto form = http::read_form(request);
      if (!form) return http::problem(form.error());
      hidden = form->get("hidden").value_or("");
      position =
          read_position(form->get("latitude").value_or(""), form->get("longitude").value_or(""));
    }
    const std::string address = request.query.empty() ? "" : "https://id.gs1.org" + request.target;
    const bool has_passage = is_admitted(*resolver_.witness, viewer, now, request, path);
    const ConsumerLook look{*resolver_.witness, viewer, hidden, address, position, has_passage};
    asked.look = &look;
    return consumer_page(asked);
  }

  const Resolver& resolver_;
};

}  // namespace

void add_resolver_routes(http::Router& router, const Resolver& resolver) {
  const auto handlers = std::make_shared<const Handlers>(resolver);  // shared by the handlers below
  for (const auto key : primary_keys) {
    for (const auto locale : {pages::Locale::vietnamese, pages::Locale::english}) {
      const std::string_view prefix = locale == pages::Locale::english ? "/en" : "";
      router.add(
          {.methods = {http::Method::get},
           .pattern = fmt::format("{}/{}/{{rest...}}", prefix, key),
           .handler = [handlers, locale](
                          const Request& request) { return handlers->resolve(request, locale); },
           .work = http::Work::quick});
    }
  }
  for (const auto pattern : piece_patterns) {
    for (const auto locale : {pages::Locale::vietnamese, pages::Locale::english}) {
      const std::string_view prefix = locale == pages::Locale::english ? "/en" : "";
      router.add(
          {.methods = {http::Method::get, http::Method::post},
           .pattern = fmt::format("{}{}", prefix, pattern),
           .handler = [handlers, locale](
                          const Request& request) { return handlers->resolve(request, locale); },
           .work = http::Work::quick,
           .is_slow = asks_the_registers});
    }
  }
  router.add(
      {.methods = {http::Method::get},
       .pattern = "/.well-known/gs1resolver",
       .handler = [handlers](const Request& request) { return handlers->description(request); }});
}

}  // namespace ocop::application
