#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "labels/label.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/legal_form.h"
#include "portal/pages.h"
#include "portal/papers.h"
#include "portal/product_card.h"
#include "portal/product_stars.h"
#include "portal/share_picture.h"
#include "portal/star_picture.h"
#include "portal/structured_data.h"
#include "registry/product_rules.h"

namespace ocop::portal {
namespace {

using pages::Dictionary;
using pages::Locale;
using pages::text;
using registry::Certificate;
using registry::Product;

std::string copy(std::string_view view) { return std::string(view); }

/// The product whose address this is; else the first that one of the codes in it names, which a
/// name of former days may stand before.
const ShelfProduct* find_product(const Visit& visit, std::string_view segment) {
  const ShelfProduct* named = nullptr;
  for (const std::string& code : codes_in(segment)) {
    const Product* product = visit.shelf->catalogue().product_by_code(code);
    const ShelfProduct* entry = product == nullptr ? nullptr : visit.shelf->find(*product);
    if (entry == nullptr) continue;
    if (product_path(visit.locale, *product).ends_with("/" + copy(segment))) return entry;
    if (named == nullptr) named = entry;
  }
  return named;
}

class ProductPage {
 public:
  ProductPage(const Visit& visit, const ShelfProduct& entry)
      : visit_(visit),
        locale_(visit.locale),
        catalogue_(visit.shelf->catalogue()),
        entry_(entry),
        product_(*entry.product),
        today_(visit.shelf->day()) {}

  http::Response respond() {
    fill_head();
    fill_names();
    fill_pictures();
    fill_price();
    fill_variants();
    fill_papers();
    fill_places();
    fill_story();
    fill_others();
    return pages::respond(200, locale_, "product.html", page_);
  }

 private:
  std::string list_path() const { return copy(text(locale_, "page.products"_key)); }

  std::vector<Crumb> crumbs() const {
    const ProductGroup group = all_groups[entry_.group];
    return {{copy(text(locale_, "page.home_name"_key)), copy(text(locale_, "page.home"_key))},
            {copy(text(locale_, "page.products_name"_key)), list_path()},
            {copy(text(locale_, name_of(group))), list_path() + "?group=" + copy(word_of(group))},
            {copy(name_in(locale_, product_)), product_path(locale_, product_)}};
  }

  std::string title() const {
    std::string title(name_in(locale_, product_));
    if (entry_.stars_in_force > 0) title += " · " + paper_name(locale_, *entry_.stars);
    return title;
  }

  void fill_head() {
    const auto way = crumbs();
    boost::json::array data{product(visit_, entry_), breadcrumb_list(visit_, way)};
    if (entry_.maker != nullptr) data.push_back(organization(visit_, *entry_.maker));
    fill_frame(page_, visit_,
               {.title = title(),
                .description =
                    first_sentence(in(locale_, product_.description_vi, product_.description_en)),
                .path_vi = product_path(Locale::vietnamese, product_),
                .path_en = product_path(Locale::english, product_),
                .share_picture = product_path(locale_, product_) + "/share.png",
                .data = std::move(data)},
               "AT_PRODUCTS");
    fill_crumbs(page_, way);
  }

  void fill_names() {
    item_.set("NAME", name_in(locale_, product_));
    item_.set("MEANING", stars_path(locale_, product_));
    fill_code();
    if (const auto pack = pack_in(locale_, product_); !pack.empty()) {
      item_.set_in("PACK", "TEXT", pack);
    }
    if (entry_.maker != nullptr) {
      Dictionary& maker = item_.add("MAKER");
      maker.set("NAME", entry_.maker->name);
      maker.set("HREF", producer_path(locale_, *entry_.maker));
    }
    const auto description = in(locale_, product_.description_vi, product_.description_en);
    if (!description.empty()) item_.set_in("ABOUT", "TEXT", description);
    fill_stars(item_, locale_, entry_.stars, today_);
    if (entry_.stars != nullptr) item_.set_in("GRANTED", "ISSUER", entry_.stars->issuer);
  }

  /// A Digital Link needs a GTIN: a product without one has no trace page to scan to.
  void fill_code() {
    Dictionary& code = item_.add(product_.gtin.empty() ? "INTERNAL" : "TRACED");
    code.set("TEXT", product_.code);
    if (product_.gtin.empty()) return;
    code.set("SCAN", pages::localized(locale_, "/01/" + product_.gtin));
    code.set("PICTURE_OF_CODE", product_path(locale_, product_) + "/qr.svg");
  }

  void fill_pictures() {
    if (product_.picture.empty()) {
      item_.show("NO_PICTURE");
    } else {
      Dictionary& picture = item_.add("PICTURE");
      picture.set("SRC", product_.picture);
      picture.set("ALT", picture_alt_in(locale_, product_));
    }
    for (const auto* other : catalogue_.pictures_of(product_)) {
      Dictionary& picture = item_.add("MORE");
      picture.set("SRC", other->address);
      picture.set("ALT", in(locale_, other->alt_vi, other->alt_en));
      picture.set("RIGHTS", other->rights);
    }
  }

  void add_fact(pages::Key name, const std::string& value) {
    if (value.empty()) return;
    Dictionary& fact = item_.add("FACT");
    fact.set("NAME", text(locale_, name));
    fact.set("VALUE", value);
  }

  std::string amount(const std::optional<int>& count) const {
    if (!count) return {};
    const std::string number = pages::format_number(locale_, *count);
    const auto unit = in(locale_, product_.sale_unit_vi, product_.sale_unit_en);
    return unit.empty() ? number : text(locale_, "product.amount"_key, {number, unit});
  }

  void fill_price() {
    if (const std::string price = price_text(locale_, product_); !price.empty()) {
      Dictionary& section = item_.add("PRICE");
      section.set("TEXT", price);
      section.set("DAY",
                  text(locale_, "product.price_day"_key, {pages::format_day(*product_.price_day)}));
    } else {
      item_.show("NO_PRICE");
    }
    if (entry_.maker != nullptr && !entry_.maker->phone.empty()) {
      Dictionary& call = item_.add("CALL");
      call.set("HREF", telephone_address(entry_.maker->phone));
      call.set("TEXT", entry_.maker->phone);
    }
    add_fact("product.order_min"_key, amount(product_.order_min));
    add_fact("product.capacity"_key, amount(product_.capacity_month));
    if (product_.shelf_life_days) {
      add_fact("product.shelf_life"_key,
               text(locale_, "product.shelf_life_days"_key,
                    {pages::format_number(locale_, *product_.shelf_life_days)}));
    }
    add_fact("product.standard"_key, product_.standard);
    add_fact("product.group"_key, copy(text(locale_, name_of(all_groups[entry_.group]))));
    if (!product_.set_2026.empty()) {
      add_fact("product.set_2026"_key,
               text(locale_, "product.set_2026_text"_key, {set_name(product_.set_2026)}));
    }
    if (const auto old = name_of_group_2019(product_.group_2019)) {
      add_fact("product.group_2019"_key, copy(text(locale_, *old)));
    }
  }

  /// "7. Chế biến từ rau, củ, quả, hạt"; the number alone when there is no such set.
  std::string set_name(const std::string& number) const {
    const auto sets = registry::sets_2026();
    const auto at = std::ranges::find(sets, number, &records::Option::value);
    return at == sets.end() ? number : copy(text(locale_, at->label));
  }

  std::string name_and_pack(const Product& product) const {
    const auto pack = pack_in(locale_, product);
    return copy(name_in(locale_, product)) + (pack.empty() ? "" : " (" + copy(pack) + ")");
  }

  /// Stars belong to the product that the decision names, never to its family (requirement R25).
  void fill_variants() {
    const auto variants = catalogue_.variants_of(product_);
    if (variants.empty()) return;
    Dictionary& section = item_.add("VARIANTS");
    const bool has_stars = entry_.stars_in_force > 0;
    for (const Product* variant : variants) {
      const ShelfProduct* other = visit_.shelf->find(*variant);
      if (other == nullptr) continue;
      Dictionary& row = section.add("VARIANT");
      row.set("NAME", name_and_pack(*variant));
      row.set("HREF", product_path(locale_, *variant));
      row.set("PRICE", price_text(locale_, *variant));
      if (other->stars_in_force > 0) {
        row.set_in("STARRED", "TEXT", paper_name(locale_, *other->stars));
      } else {
        row.show("STARLESS");
      }
      if (has_stars && other->stars_in_force == 0) {
        item_.set_in("ONLY_THIS", "TEXT",
                     text(locale_, "product.only_this"_key,
                          {name_and_pack(product_), name_and_pack(*variant)}));
      }
      if (!has_stars && other->stars_in_force > 0) {
        item_.set_in("ONLY_THAT", "TEXT",
                     text(locale_, "product.only_that"_key, {name_and_pack(*variant)}));
      }
    }
  }

  void fill_papers() {
    const auto papers = catalogue_.certificates_of(product_);
    if (papers.empty()) {
      item_.show("NO_PAPERS");
      return;
    }
    Dictionary& list = item_.add("PAPERS");
    for (const Certificate* paper : papers) fill_paper(list, locale_, *paper, today_);
  }

  std::string selling_kind(const std::string& kind) const {
    if (kind == "maker") return copy(text(locale_, "selling.maker"_key));
    if (kind == "market") return copy(text(locale_, "selling.market"_key));
    if (kind == "ocop_point") return copy(text(locale_, "selling.ocop_point"_key));
    if (kind == "online") return copy(text(locale_, "selling.online"_key));
    return copy(text(locale_, "selling.shop"_key));
  }

  void fill_places() {
    auto places = catalogue_.selling_places_of(product_);
    std::ranges::sort(places, {}, [](const registry::SellingPlace* place) {
      return std::pair(place->kind != "maker", vietnamese_sort_key(place->name));
    });
    if (places.empty()) {
      item_.show("NO_PLACES");
      return;
    }
    item_.show("HAS_PLACES");
    Dictionary& list = item_.add("PLACES");
    for (const auto* place : places) {
      Dictionary& row = list.add("PLACE");
      Dictionary& name = row.add(place->url.empty() ? "UNLINKED" : "LINKED");
      name.set("NAME", place->name);
      name.set("HREF", place->url);
      row.set("ADDRESS", place->address);
      row.set("KIND", selling_kind(place->kind));
    }
  }

  /// The reviewed story of this product; else the first words of its maker.
  void fill_story() {
    const auto told =
        visit_.stories == nullptr ? std::nullopt : visit_.stories->of(locale_, product_.id.text());
    if (told) {
      Dictionary& section = page_.add("STORY");
      section.set("TITLE", told->title);
      section.set("TEXT", told->lead);
      section.set("NAME", text(locale_, "product.read_story"_key));
      section.set("HREF", told->path);
      fill_story_picture(section);
      return;
    }
    fill_maker_story();
  }

  void fill_maker_story() {
    if (entry_.maker == nullptr) return;
    const auto story = in(locale_, entry_.maker->story_vi, entry_.maker->story_en);
    if (story.empty()) return;
    Dictionary& section = page_.add("STORY");
    section.set("TITLE", text(locale_, "product.story"_key));
    section.set("NAME", entry_.maker->name);
    section.set("TEXT", story);
    section.set("HREF", producer_path(locale_, *entry_.maker));
    fill_story_picture(section);
  }

  void fill_story_picture(Dictionary& section) {
    const auto pictures = catalogue_.pictures_of(product_);
    if (pictures.empty()) return;
    Dictionary& picture = section.add("STORY_PICTURE");
    picture.set("SRC", pictures.front()->address);
    picture.set("ALT", in(locale_, pictures.front()->alt_vi, pictures.front()->alt_en));
  }

  void fill_others() {
    if (entry_.maker == nullptr) return;
    const ShelfProducer* producer = visit_.shelf->find(*entry_.maker);
    Dictionary* list = nullptr;
    std::size_t count = 0;
    for (const std::size_t position : producer->products) {
      const ShelfProduct& other = visit_.shelf->products()[position];
      if (other.product == entry_.product || count == limits::other_products_max) continue;
      if (list == nullptr) list = &page_.add("OTHERS");
      fill_card(*list, visit_, other);
      ++count;
    }
    if (list != nullptr) list->set("MAKER_NAME", entry_.maker->name);
  }

  const Visit& visit_;
  Locale locale_;
  const registry::Catalogue& catalogue_;
  const ShelfProduct& entry_;
  const Product& product_;
  Date today_;
  Dictionary page_;
  /// What the cards of other products on the page must not take over: its stars, price, picture.
  Dictionary& item_ = page_.add("ITEM");
};

}  // namespace

http::Response product_page(const Visit& visit, std::string_view segment) {
  const ShelfProduct* entry = find_product(visit, segment);
  if (entry == nullptr) return pages::not_found_page(visit.locale, visit.request.path);
  const std::string path = product_path(visit.locale, *entry->product);
  if (visit.request.path != path) return http::redirect(301, path);
  return ProductPage(visit, *entry).respond();
}

http::Response product_code(const Visit& visit, std::string_view segment) {
  const ShelfProduct* entry = find_product(visit, segment);
  if (entry == nullptr || entry->product->gtin.empty()) {
    return pages::not_found_page(visit.locale, visit.request.path);
  }
  const std::string link = visit.base_url + "/01/" + entry->product->gtin;
  const auto picture = labels::label_svg(
      link, {.title = std::string(name_in(visit.locale, *entry->product)), .description = link});
  if (!picture) return http::problem(picture.error());
  return http::respond(200, "image/svg+xml", *picture);
}

http::Response product_star_picture(const Visit& visit, std::string_view segment) {
  constexpr std::string_view ending = ".svg";
  if (segment.ends_with(ending)) segment.remove_suffix(ending.size());
  const registry::Catalogue& catalogue = visit.shelf->catalogue();
  for (const std::string& code : codes_in(to_lower_ascii(segment))) {
    const Product* product = catalogue.product_by_code(code);
    if (product == nullptr) continue;
    const Date day = visit.shelf->day();
    http::Response response = http::respond(
        200, "image/svg+xml", star_picture(registry::stars_on(catalogue, *product, day), day));
    response.headers.set("Cache-Control", "no-cache");
    return response;
  }
  return pages::not_found_page(visit.locale, visit.request.path);
}

http::Response product_share(const Visit& visit, std::string_view segment) {
  const ShelfProduct* entry = find_product(visit, segment);
  if (entry == nullptr) return pages::not_found_page(visit.locale, visit.request.path);
  ShareWords words{std::string(name_in(visit.locale, *entry->product)), maker_text(visit, *entry),
                   entry->stars_in_force, ""};
  if (entry->stars_in_force > 0) {
    words.stars_text = paper_name(visit.locale, *entry->stars);
    words.stars_text += " · " + stars_validity(visit.locale, *entry->stars, visit.shelf->day());
  }
  const auto picture = share_picture(words);
  if (!picture) return http::problem(picture.error());
  http::Response response = http::respond(200, "image/png", *picture);
  response.headers.set("Cache-Control", "no-cache");
  return response;
}

}  // namespace ocop::portal
