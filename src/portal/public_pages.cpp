#include "portal/public_pages.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "gs1/digital_link.h"
#include "gs1/element_string.h"
#include "gs1/identifier.h"
#include "pages/dictionary.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/key_reason.h"
#include "portal/product_stars.h"

namespace ocop::portal {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using registry::Certificate;
using registry::CertificateState;
using registry::Product;

constexpr Locale locales[] = {Locale::vietnamese, Locale::english};

struct Listed {
  const Product* product;
  const Certificate* stars;  ///< the newest, may be null
  int rank;                  ///< stars in force, for the order
};

/// Products that belong to a group of the programme, most stars first; raw materials are left out.
std::vector<Listed> listed_products(const registry::Catalogue& catalogue, Date today) {
  std::vector<Listed> listed;
  for (const Product& product : catalogue.products()) {
    if (product.group_2019.empty() && product.set_2026.empty()) continue;
    const Certificate* stars = stars_of(catalogue.certificates_of(product), today);
    const bool in_force = stars != nullptr && stars->state_on(today) == CertificateState::in_force;
    listed.push_back({&product, stars, in_force ? *stars->stars : 0});
  }
  std::ranges::stable_sort(listed, std::ranges::greater{}, &Listed::rank);
  return listed;
}

void fill_card(Dictionary& list, const registry::Catalogue& catalogue, Locale locale,
               const Listed& listed, Date today) {
  const Product& product = *listed.product;
  const bool in_english = locale == Locale::english;
  Dictionary& card = list.add("PRODUCT");
  card.set("NAME", in_english && !product.name_en.empty() ? product.name_en : product.name_vi);
  card.set("HREF", pages::localized(locale, "/01/" + product.gtin));
  const registry::Subject* maker = catalogue.subject(product.subject);
  if (maker != nullptr) card.set("MAKER", maker->name);
  if (!product.picture.empty()) {
    Dictionary& picture = card.add("PICTURE");
    picture.set("SRC", product.picture);
    picture.set("ALT", in_english ? product.picture_alt_en : product.picture_alt_vi);
  }
  fill_stars(card, locale, listed.stars, today);
}

bool is_demonstration(const registry::Catalogue& catalogue) {
  return std::ranges::any_of(catalogue.subjects(), &registry::Subject::is_demonstration);
}

void fill_frame(Dictionary& page, const registry::Catalogue& catalogue, std::string_view path_vi,
                std::string_view path_en) {
  page.set("PATH_VI", std::string(path_vi));
  page.set("PATH_EN", std::string(path_en));
  if (is_demonstration(catalogue)) page.show("DEMONSTRATION");
}

void fill_list(Dictionary& page, const registry::Catalogue& catalogue, Locale locale, Date today,
               std::size_t most) {
  const auto listed = listed_products(catalogue, today);
  if (listed.empty()) {
    page.show("NONE");
    return;
  }
  Dictionary& list = page.add("PRODUCTS");
  std::set<registry::SubjectId> makers;
  for (const Listed& each : listed) makers.insert(each.product->subject);
  list.set("COUNT", std::to_string(listed.size()));
  list.set("MAKERS", std::to_string(makers.size()));
  list.set("DAY", pages::format_day(today));
  for (std::size_t i = 0; i < std::min(most, listed.size()); ++i) {
    fill_card(list, catalogue, locale, listed[i], today);
  }
}

Response home(const PublicPages& pages, Locale locale) {
  const auto catalogue = pages.catalogue();
  Dictionary page;
  fill_frame(page, *catalogue, "/", "/en/");
  page.set("TITLE", std::string(text(locale, "home.title"_key)));
  fill_list(page, *catalogue, locale, date_of(pages.clock.now()), limits::home_products_max);
  return pages::respond(200, locale, "home.html", page);
}

Response products(const PublicPages& pages, Locale locale) {
  const auto catalogue = pages.catalogue();
  Dictionary page;
  fill_frame(page, *catalogue, text(Locale::vietnamese, "page.products"_key),
             text(Locale::english, "page.products"_key));
  page.set("TITLE", std::string(text(locale, "products.title"_key)));
  fill_list(page, *catalogue, locale, date_of(pages.clock.now()), limits::listed_products_max);
  return pages::respond(200, locale, "products.html", page);
}

/// "0 952123 400001-3" → "09521234000013"; anything but digits and their spacing gives nothing.
std::string digits_of(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ' ' && c != '-' && c != '.') {
      return {};
    }
  }
  return digits;
}

/// The path of the Digital Link that people typed or pasted, or of the bar code whose digits they
/// typed; empty when it is neither.
std::string path_of(std::string_view typed) {
  if (const std::string digits = digits_of(typed); !digits.empty()) {
    if (digits.size() == 18) return "/00/" + digits;
    return "/01/" + std::string(digits.size() < 14 ? 14 - digits.size() : 0, '0') + digits;
  }
  if (typed.starts_with('/')) return std::string(typed);
  const auto host = typed.find("://");
  if (host == std::string_view::npos) return {};
  const auto path = typed.find('/', host + 3);
  return path == std::string_view::npos ? std::string() : std::string(typed.substr(path));
}

Result<gs1::Elements> elements_of(std::string_view typed) {
  if (typed.starts_with('(')) return gs1::parse_bracketed(typed);
  return gs1::parse_element_string(typed);
}

Result<gs1::Identifier> identifier_of(std::string_view typed, const std::string& path) {
  if (!path.empty()) return gs1::Identifier::parse("https://id.gs1.org" + path);
  TRY(const auto elements, elements_of(typed));
  TRY(const std::string link, gs1::print_digital_link(elements));
  return gs1::Identifier::parse(link);
}

Response find_code(const Request& request, Locale locale) {
  const std::string typed(trim(request.query_value("code").value_or("")));
  const std::string path = path_of(typed);
  const auto item = identifier_of(typed, path);
  if (item && item->is_gs1()) {
    return http::redirect(303, pages::localized(locale, item->path()));
  }
  const Error error = item ? Error{Code::invalid_argument, "", ""} : item.error();
  return pages::bad_key_page(locale, {error.code, key_reason(locale, path, error), ""}, typed);
}

void add(http::Router& router, std::string_view pattern, http::Handler handler) {
  router.add({.methods = {http::Method::get},
              .pattern = std::string(pattern),
              .handler = std::move(handler),
              .work = http::Work::quick});
}

}  // namespace

void add_public_routes(http::Router& router, const PublicPages& pages) {
  pages::set_demonstration_check([&pages] { return is_demonstration(*pages.catalogue()); });
  for (const Locale locale : locales) {
    add(router, text(locale, "page.home"_key),
        [&pages, locale](const Request&) { return home(pages, locale); });
    add(router, text(locale, "page.products"_key),
        [&pages, locale](const Request&) { return products(pages, locale); });
    add(router, text(locale, "page.scan"_key),
        [locale](const Request& request) { return find_code(request, locale); });
  }
  add(router, "/en", [](const Request&) { return http::redirect(301, "/en/"); });
  router.add(pages::static_files().route());
  router.not_found([](const Request& request) {
    const bool in_english = request.path == "/en" || request.path.starts_with("/en/");
    return pages::not_found_page(in_english ? Locale::english : Locale::vietnamese, request.path);
  });
}

}  // namespace ocop::portal
