#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "http/router.h"
#include "media/media_store.h"
#include "portal/public_search.h"
#include "portal/story_source.h"
#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::culture {

/// What the public pages of this room stand on. All of it outlives the router.
struct Publication {
  records::RecordStore& records;
  const media::MediaStore& files;
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
  std::function<std::string()> base_url;
};

/// "/van-hoa", "/en/culture": routes and places. "/van-hoa/hang-bac": one place, in another
/// language by "?lang=fr". "/van-hoa/tuyen/…", "/en/culture/routes/…": one route with its map and
/// what is open on a day and hour, "?day=2026-11-26&time=09:30"; without them now in Viet Nam.
void add_public_routes(http::Router& router, const Publication& publication);

/// Routes and places for the search over everything; only words that are shown find them.
portal::SearchSource search_source(const Publication& publication);

/// Pages for the sitemap.
std::vector<portal::StoryAddress> addresses(const Publication& publication);

}  // namespace ocop::culture
