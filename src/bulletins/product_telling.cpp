#include "bulletins/product_telling.h"

#include "portal/addresses.h"
#include "portal/product_card.h"
#include "portal/product_stars.h"

namespace ocop::bulletins {
namespace {

using pages::Locale;
using pages::text;
using portal::in;

void tell_story(ToldProduct& told, const registry::Product& product, const stories::Moment& stories,
                Locale locale, Date day) {
  const stories::Told* story = stories.of(product.id.text());
  if (story == nullptr) return;
  const stories::Translation* english =
      locale == Locale::english ? story->content.translation("en") : nullptr;
  told.story_title = english == nullptr ? story->content["title"] : english->title;
  told.story_lead = english == nullptr ? story->content["lead"] : english->lead;
  told.leaflet = english == nullptr ? story->content["leaflet"] : english->body;
  if (!story->content.pictures.empty()) {
    told.story_picture = story->content.pictures.front().address;
  }
  const auto* slogan = stories.slogan(story->content["slogan_code"], day);
  if (slogan != nullptr) told.slogan = in(locale, (*slogan)["words"], (*slogan)["words_en"]);
}

}  // namespace

ToldProduct tell(const portal::Shelf& shelf, const portal::ShelfProduct& entry,
                 const stories::Moment& stories, Locale locale) {
  const registry::Product& product = *entry.product;
  ToldProduct told{
      .name = std::string(portal::name_in(locale, product)),
      .maker = entry.maker == nullptr ? "" : entry.maker->name,
      .ward = {},
      .address = entry.maker == nullptr ? "" : entry.maker->address,
      .phone = entry.maker == nullptr ? "" : entry.maker->phone,
      .pack = std::string(portal::pack_in(locale, product)),
      .price = portal::price_text(locale, product),
      .about = std::string(in(locale, product.description_vi, product.description_en)),
      .ingredients = product.ingredients,
      .picture = product.picture,
      .link = product.gtin.empty() ? portal::product_path(locale, product) : "/01/" + product.gtin,
      .stars = entry.stars_in_force};
  if (entry.maker != nullptr) {
    const auto* ward = shelf.catalogue().unit(entry.maker->unit_code, shelf.day());
    if (ward != nullptr) told.ward = text(locale, "product.ward"_key, {ward->name});
  }
  if (entry.stars_in_force > 0 && entry.stars != nullptr) {
    told.stars_until = portal::stars_validity(locale, *entry.stars, shelf.day());
  }
  for (const auto* place : shelf.catalogue().selling_places_of(product)) {
    told.shops.push_back(place->address.empty() ? place->name
                                                : place->name + ", " + place->address);
  }
  tell_story(told, product, stories, locale, shelf.day());
  return told;
}

}  // namespace ocop::bulletins
