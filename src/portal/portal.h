#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "http/router.h"
#include "portal/news_source.h"
#include "portal/story_source.h"
#include "registry/catalogue.h"

namespace ocop::portal {

struct Portal {
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
  std::string base_url;  ///< "https://ocop.example", set before the first request
  NewsSource news = {};
  StorySource stories = {};
};

/// The public pages beside the consumer page, in both languages: "/" and "/en/" with the box to
/// check a product, products, producers, the meaning of stars, "/scan?code=…" that leads from a
/// typed code to its Digital Link, the page for an address that is none, the sitemap and what
/// robots may read. Adds the route of the static files too. `portal` must outlive the router.
void add_portal_routes(http::Router& router, const Portal& portal);

}  // namespace ocop::portal
