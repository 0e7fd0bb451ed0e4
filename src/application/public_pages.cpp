#include "application/public_pages.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "application/product_stars.h"
#include "base/limits.h"
#include "base/text.h"
#include "gs1/digital_link.h"
#include "gs1/element_string.h"
#include "gs1/identifier.h"
#include "pages/dictionary.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"

namespace ocop::application {
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

void fill_frame(Dictionary& page, const registry::Catalogue& catalogue, std::string_view path_vi,
                std::string_view path_en) {
  page.set("PATH_VI", std::string(path_vi));
  page.set("PATH_EN", std::string(path_en));
  if (std::ranges::any_of(catalogue.subjects(), &registry::Subject::is_demonstration)) {
    page.show("DEMONSTRATION");
  }
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
  page.set("TITLE", std::string(text(locale, "home.title")));
  fill_list(page, *catalogue, locale, date_of(pages.clock.now()), limits::home_products_max);
  return pages::respond(200, locale, "home.html", page);
}

Response products(const PublicPages& pages, Locale locale) {
  const auto catalogue = pages.catalogue();
  Dictionary page;
  fill_frame(page, *catalogue, text(Locale::vietnamese, "page.products"),
             text(Locale::english, "page.products"));
  page.set("TITLE", std::string(text(locale, "products.title")));
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

Result<gs1::Identifier> identifier_of(const gs1::Elements& elements) {
  TRY(const std::string link, gs1::print_digital_link(elements));
  return gs1::Identifier::parse(link);
}

/// What people type or paste: the digits of a bar code, a Digital Link, an element string.
Result<gs1::Identifier> identifier_of(std::string_view typed) {
  constexpr std::string_view stem = "https://id.gs1.org";
  if (const std::string digits = digits_of(typed); !digits.empty()) {
    const std::size_t zeros = digits.size() < 14 ? 14 - digits.size() : 0;
    if (digits.size() == 18) return gs1::Identifier::parse(std::string(stem) + "/00/" + digits);
    return gs1::Identifier::parse(std::string(stem) + "/01/" + std::string(zeros, '0') + digits);
  }
  if (typed.starts_with('/')) return gs1::Identifier::parse(std::string(stem) + std::string(typed));
  if (typed.starts_with('(')) {
    TRY(const auto elements, gs1::parse_bracketed(typed));
    return identifier_of(elements);
  }
  if (typed.starts_with(']') || typed.starts_with(gs1::written_separator)) {
    TRY(const auto elements, gs1::parse_element_string(typed));
    return identifier_of(elements);
  }
  return gs1::Identifier::parse(typed);
}

Response find_code(const Request& request, Locale locale) {
  const std::string typed(trim(request.query_value("code").value_or("")));
  const auto item = identifier_of(typed);
  if (!item) return pages::bad_key_page(locale, item.error(), typed);
  if (!item->is_gs1()) {
    return pages::bad_key_page(locale, {Code::invalid_argument, "this is not a GS1 code", ""},
                               typed);
  }
  return http::redirect(303, pages::localized(locale, item->path()));
}

void add(http::Router& router, std::string_view pattern, http::Handler handler) {
  router.add({.methods = {http::Method::get},
              .pattern = std::string(pattern),
              .handler = std::move(handler),
              .work = http::Work::quick});
}

}  // namespace

void add_public_routes(http::Router& router, const PublicPages& pages) {
  for (const Locale locale : locales) {
    add(router, text(locale, "page.home"),
        [&pages, locale](const Request&) { return home(pages, locale); });
    add(router, text(locale, "page.products"),
        [&pages, locale](const Request&) { return products(pages, locale); });
    add(router, text(locale, "page.scan"),
        [locale](const Request& request) { return find_code(request, locale); });
  }
  add(router, "/en", [](const Request&) { return http::redirect(301, "/en/"); });
  router.add(pages::static_files().route());
  router.not_found([](const Request& request) {
    const bool in_english = request.path == "/en" || request.path.starts_with("/en/");
    return pages::not_found_page(in_english ? Locale::english : Locale::vietnamese, request.path);
  });
}

}  // namespace ocop::application
