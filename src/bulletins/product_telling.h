#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/locale.h"
#include "portal/shelf.h"
#include "stories/published.h"

namespace ocop::bulletins {

/// What papers tell of a product: the words of the catalogue and of its published story, in one
/// language. The same data as the site, read when the paper is made.
struct ToldProduct {
  std::string name, maker, ward, address, phone, pack, price, about, ingredients;
  std::string picture, link;  ///< "/01/09521234000013", or the path of its page
  int stars = 0;              ///< in force today
  std::string stars_until = {};
  std::string story_title = {}, story_lead = {}, leaflet = {}, slogan = {};
  std::string story_picture = {};       ///< the first one of the story
  std::vector<std::string> shops = {};  ///< where people buy it
};

ToldProduct tell(const portal::Shelf& shelf, const portal::ShelfProduct& entry,
                 const stories::Moment& stories, pages::Locale locale);

}  // namespace ocop::bulletins
