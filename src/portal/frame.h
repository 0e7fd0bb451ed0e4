#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <boost/json/array.hpp>

#include "base/time.h"
#include "http/message.h"
#include "pages/dictionary.h"
#include "pages/locale.h"
#include "portal/news_source.h"
#include "portal/shelf.h"
#include "portal/story_source.h"

namespace ocop::portal {

/// One request for a page of the catalogue.
struct Visit {
  const http::Request& request;
  pages::Locale locale;
  std::shared_ptr<const Shelf> shelf;  ///< of the day of the visit
  const std::string& base_url;         ///< "https://ocop.example"
  const NewsSource* news = nullptr;    ///< for the home page and the sitemap
  const StorySource* stories = nullptr;
};

/// Whether the page stands in both languages, as search engines are told.
enum class Alternates : std::uint8_t { both, none };

/// What a page tells search engines and who shares it.
struct Head {
  std::string title;
  std::string description;
  std::string path_vi, path_en;    ///< the lasting address in both languages
  std::string share_picture = {};  ///< the path of a PNG of 1200 × 630; may be empty
  bool is_listed = true;           ///< in search engines; a narrowed list is not
  Alternates alternates = Alternates::both;
  boost::json::array data = {};  ///< JSON-LD nodes of schema.org
};

/// The page title, its addresses, its description and its data, for `_portal_head.html`; which item
/// of the menu is the present one (`at`: "AT_PRODUCTS"); whether the data are a demonstration.
void fill_frame(pages::Dictionary& page, const Visit& visit, const Head& head, std::string_view at);

/// The same of a page that search engines and menus know nothing of.
void fill_plain_frame(pages::Dictionary& page, const registry::Catalogue& catalogue,
                      std::string_view title, const std::string& path_vi,
                      const std::string& path_en);

/// The way from the home page: each a name and a path; the last one is the page itself.
struct Crumb {
  std::string name;
  std::string path;
};
void fill_crumbs(pages::Dictionary& page, const std::vector<Crumb>& crumbs);

bool is_demonstration(const registry::Catalogue& catalogue);

}  // namespace ocop::portal
