#include "portal/product_card.h"

#include "pages/format.h"
#include "portal/addresses.h"
#include "portal/product_stars.h"

namespace ocop::portal {

using pages::Dictionary;
using pages::Locale;
using pages::text;
using registry::Product;

std::string price_text(Locale locale, const Product& product) {
  if (!product.price_vnd) return {};
  return text(locale, "product.dong"_key,
              {pages::format_number(locale, static_cast<double>(*product.price_vnd))});
}

std::string ward_text(const Visit& visit, std::string_view unit_code) {
  const auto* ward = visit.shelf->catalogue().unit(unit_code, visit.shelf->day());
  return ward == nullptr ? std::string() : text(visit.locale, "product.ward"_key, {ward->name});
}

std::string maker_text(const Visit& visit, const ShelfProduct& entry) {
  if (entry.maker == nullptr) return {};
  const std::string ward = ward_text(visit, entry.maker->unit_code);
  return ward.empty() ? entry.maker->name : entry.maker->name + ", " + ward;
}

void fill_card(Dictionary& list, const Visit& visit, const ShelfProduct& entry) {
  const Product& product = *entry.product;
  Dictionary& card = list.add("PRODUCT");
  card.set("NAME", name_in(visit.locale, product));
  card.set("HREF", product_path(visit.locale, product));
  card.set("MAKER", maker_text(visit, entry));
  card.set("MEANING", stars_path(visit.locale, product));
  if (product.picture.empty()) {
    card.show("NO_PICTURE");
  } else {
    Dictionary& picture = card.add("PICTURE");
    picture.set("SRC", product.picture);
    picture.set("ALT", picture_alt_in(visit.locale, product));
  }
  if (const std::string price = price_text(visit.locale, product); !price.empty()) {
    card.set_in("PRICE", "TEXT", price);
  }
  fill_stars(card, visit.locale, entry.stars, visit.shelf->day());
}

}  // namespace ocop::portal
