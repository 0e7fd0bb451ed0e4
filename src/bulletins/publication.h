#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "bulletins/gathering.h"
#include "bulletins/workshop.h"
#include "http/router.h"
#include "media/media_store.h"
#include "portal/public_search.h"
#include "records/record_store.h"

namespace ocop::bulletins {

/// What the public pages of this room stand on. All of it outlives the router.
struct Publication {
  records::RecordStore& records;
  const media::MediaStore& files;
  Sources sources;
  const Clock& clock;
  std::function<std::string()> base_url;
  std::unique_ptr<Workshop> workshop = std::make_unique<Workshop>();
};

/// "/ban-tin", "/en/bulletins": the approved issues; each under "/hk/3" as a page, "/hk/3.pdf",
/// "/hk/3.txt"; earlier editions with "?edition=1". Their uploaded pictures. Nothing that was not
/// approved is in any of them.
void add_bulletin_routes(http::Router& router, const Publication& publication);

/// "/an-pham", "/en/publications": the catalogue, and poster, leaflet and notice of a product, as
/// papers to print.
void add_publication_routes(http::Router& router, const Publication& publication);

/// Issues that stand, for the search over everything.
portal::SearchSource search_source(const Publication& publication);

/// A paper as an answer: shown in the browser, under that name when it is stored.
http::Response paper_response(const std::string& bytes, std::string_view name);

}  // namespace ocop::bulletins
