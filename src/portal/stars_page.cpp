#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/pages.h"
#include "portal/product_stars.h"
#include "portal/structured_data.h"

namespace ocop::portal {

using pages::Locale;
using pages::text;

namespace {

/// The stars of one product: what the badge that led here stands for.
void fill_grant(pages::Dictionary& page, const Visit& visit, const ShelfProduct& entry) {
  pages::Dictionary& grant = page.add("GRANT");
  grant.set("PRODUCT", std::string(name_in(visit.locale, *entry.product)));
  grant.set("HREF", product_path(visit.locale, *entry.product));
  fill_stars(grant, visit.locale, entry.stars, visit.shelf->day());
  if (entry.stars == nullptr) return;
  pages::Dictionary& facts = grant.add("FACTS");
  const auto fact = [&](pages::Key term, const std::string& value) {
    if (value.empty()) return;
    pages::Dictionary& row = facts.add("FACT");
    row.set("TERM", text(visit.locale, term));
    row.set("VALUE", value);
  };
  fact("meaning.granted_by"_key, entry.stars->issuer);
  fact("meaning.number"_key, entry.stars->number);
  fact("meaning.from"_key, pages::format_day(entry.stars->valid_from));
  if (entry.stars->valid_to) {
    fact("meaning.to"_key, pages::format_day(*entry.stars->valid_to));
  }
}

}  // namespace

http::Response stars_page(const Visit& visit) {
  pages::Dictionary page;
  const std::string title(text(visit.locale, "meaning.title"_key));
  const std::vector<Crumb> crumbs{{std::string(text(visit.locale, "page.home_name"_key)),
                                   std::string(text(visit.locale, "page.home"_key))},
                                  {title, std::string(text(visit.locale, "page.stars"_key))}};
  fill_frame(page, visit,
             {.title = title,
              .description = std::string(text(visit.locale, "meaning.lede"_key)),
              .path_vi = std::string(text(Locale::vietnamese, "page.stars"_key)),
              .path_en = std::string(text(Locale::english, "page.stars"_key)),
              .is_listed = visit.request.query.empty(),
              .data = {breadcrumb_list(visit, crumbs)}},
             "AT_STARS");
  fill_crumbs(page, crumbs);
  const std::string code = visit.request.query_value("product").value_or("");
  const auto* product = visit.shelf->catalogue().product_by_code(code);
  const ShelfProduct* entry = product == nullptr ? nullptr : visit.shelf->find(*product);
  if (entry != nullptr) fill_grant(page, visit, *entry);
  return pages::respond(200, visit.locale, "stars.html", page);
}

}  // namespace ocop::portal
