#include "portal/structured_data.h"

#include <boost/json/serialize.hpp>

#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/papers.h"
#include "registry/product_stars.h"

namespace ocop::portal {
namespace {

namespace json = boost::json;
using pages::Locale;
using registry::Certificate;
using registry::Product;

void put(json::object& object, std::string_view name, std::string_view value) {
  if (!value.empty()) object[name] = value;
}

json::object certification(const Visit& visit, const Certificate& paper) {
  json::object node{{"@type", "Certification"},
                    {"name", paper_name(visit.locale, paper)},
                    {"certificationIdentification", paper.number},
                    {"certificationStatus", "https://schema.org/CertificationActive"},
                    {"issuedBy", {{"@type", "Organization"}, {"name", paper.issuer}}},
                    {"validFrom", format_iso(paper.valid_from)}};
  if (const auto last = paper.last_day()) node["expires"] = format_iso(*last);
  if (paper.stars) {
    node["certificationRating"] = {
        {"@type", "Rating"}, {"ratingValue", *paper.stars}, {"bestRating", 5}, {"worstRating", 1}};
  }
  return node;
}

/// Those in force: stars of the product, papers of the product and of its maker.
json::array certifications(const Visit& visit, const Product& product) {
  json::array nodes;
  const Date day = visit.shelf->day();
  for (const Certificate* paper : visit.shelf->catalogue().certificates_of(product)) {
    // Of stars only those that the product carries, never older ones beside them.
    const bool is_shown =
        paper->stars ? paper == registry::stars_on(visit.shelf->catalogue(), product, day).paper
                     : true;
    if (is_shown && paper->holds_on(day)) nodes.push_back(certification(visit, *paper));
  }
  return nodes;
}

json::array pictures(const Visit& visit, const Product& product) {
  json::array addresses;
  if (!product.picture.empty())
    addresses.push_back(absolute(visit.base_url, product.picture).c_str());
  for (const auto* picture : visit.shelf->catalogue().pictures_of(product)) {
    addresses.push_back(absolute(visit.base_url, picture->address).c_str());
  }
  return addresses;
}

json::object offer(const Visit& visit, const Product& product, const std::string& address) {
  json::object node{{"@type", "Offer"},
                    {"url", address},
                    {"price", std::to_string(*product.price_vnd)},
                    {"priceCurrency", "VND"}};
  if (const auto* maker = visit.shelf->catalogue().subject(product.subject)) {
    node["seller"] = {{"@id", visit.base_url + producer_path(visit.locale, *maker)}};
  }
  return node;
}

}  // namespace

std::string absolute(std::string_view base_url, std::string_view path) {
  return path.starts_with('/') ? std::string(base_url) + std::string(path) : std::string(path);
}

std::string script_json(const json::array& nodes) {
  const std::string text =
      json::serialize(json::object{{"@context", "https://schema.org"}, {"@graph", nodes}});
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    if (c == '<') {
      safe += "\\u003c";
    } else if (c == '>') {
      safe += "\\u003e";
    } else if (c == '&') {
      safe += "\\u0026";
    } else {
      safe += c;
    }
  }
  return safe;
}

json::object breadcrumb_list(const Visit& visit, const std::vector<Crumb>& crumbs) {
  json::array items;
  for (std::size_t i = 0; i < crumbs.size(); ++i) {
    items.push_back({{"@type", "ListItem"},
                     {"position", i + 1},
                     {"name", crumbs[i].name},
                     {"item", visit.base_url + crumbs[i].path}});
  }
  return {{"@type", "BreadcrumbList"}, {"itemListElement", items}};
}

json::object organization(const Visit& visit, const registry::Subject& subject) {
  const std::string address = visit.base_url + producer_path(visit.locale, subject);
  json::object node{
      {"@type", "Organization"}, {"@id", address}, {"url", address}, {"name", subject.name}};
  put(node, "globalLocationNumber", subject.party_gln);
  put(node, "telephone", subject.phone);
  if (!subject.address.empty()) {
    node["address"] = {
        {"@type", "PostalAddress"}, {"streetAddress", subject.address}, {"addressCountry", "VN"}};
  }
  return node;
}

json::object product(const Visit& visit, const ShelfProduct& entry) {
  const Product& product = *entry.product;
  const std::string address = visit.base_url + product_path(visit.locale, product);
  json::object node{{"@type", "Product"},
                    {"@id", address},
                    {"url", address},
                    {"name", name_in(visit.locale, product)},
                    {"sku", product.code},
                    {"category", pages::text(visit.locale, name_of(all_groups[entry.group]))}};
  put(node, "gtin", product.gtin);
  put(node, "description", in(visit.locale, product.description_vi, product.description_en));
  put(node, "size", pack_in(visit.locale, product));
  if (!product.brand.empty()) node["brand"] = {{"@type", "Brand"}, {"name", product.brand}};
  if (json::array addresses = pictures(visit, product); !addresses.empty()) {
    node["image"] = std::move(addresses);
  }
  if (entry.maker != nullptr) {
    node["manufacturer"] = {{"@id", visit.base_url + producer_path(visit.locale, *entry.maker)}};
  }
  if (entry.stars_in_force > 0) node["award"] = paper_name(visit.locale, *entry.stars);
  if (json::array papers = certifications(visit, product); !papers.empty()) {
    node["hasCertification"] = std::move(papers);
  }
  if (product.price_vnd) node["offers"] = offer(visit, product, address);
  return node;
}

json::object website(const Visit& visit) {
  const auto path = [&](pages::Key key) {
    return visit.base_url + std::string(pages::text(visit.locale, key));
  };
  return {{"@type", "WebSite"},
          {"name", "OCOP Hoàn Kiếm"},
          {"url", path("page.home"_key)},
          {"inLanguage", pages::code_of(visit.locale)},
          {"potentialAction",
           {{"@type", "SearchAction"},
            {"target", path("page.products"_key) + "?q={search_term_string}"},
            {"query-input", "required name=search_term_string"}}}};
}

}  // namespace ocop::portal
