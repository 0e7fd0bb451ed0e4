#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "http/router.h"
#include "media/media_store.h"
#include "portal/public_search.h"
#include "portal/story_source.h"
#include "registry/catalogue.h"
#include "stories/published.h"

namespace ocop::stories {

/// What the public pages of stories stand on. All of it outlives the router.
struct Publication {
  Published& published;
  const media::MediaStore& files;
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
  std::function<std::string()> base_url;
};

/// "/cau-chuyen", "/en/stories": the stories that stand; each under the name and code of its
/// product, in another language with "?lang=fr", as a leaflet to print under "/to-roi"
/// ("/leaflet"). Uploaded pictures of these stories. What was not published is in none of them.
void add_public_routes(http::Router& router, const Publication& publication);

/// For the scan page, the product page, the home page and the sitemap.
portal::StorySource story_source(const Publication& publication);

/// The published stories, for the search over everything.
portal::SearchSource search_source(const Publication& publication);

}  // namespace ocop::stories
