#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "http/router.h"
#include "media/media_store.h"
#include "newsroom/authors.h"
#include "newsroom/comments.h"
#include "newsroom/news.h"
#include "newsroom/views.h"
#include "office/visitor.h"
#include "pictures/published.h"
#include "portal/news_source.h"
#include "portal/public_search.h"
#include "portal/shelf.h"
#include "registry/catalogue.h"

namespace ocop::newsroom {

/// What the public pages of news stand on. All of it outlives the router.
struct Publication {
  News& news;
  Views& views;
  Comments& comments;
  const media::MediaStore& files;
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
  std::function<std::string()> base_url;
  office::VisitorSource visitor;  ///< who is signed in proves no more to be a person
  Authors& authors;
  pictures::Published& pictures;
};

/// "/tin-tuc", "/en/news": lists by desk ("?desk=notice"), found by words ("?q=o mai"), each
/// article with its print view and comments, its picture, RSS ("rss.xml") and Atom ("atom.xml");
/// "/tac-gia/{name}", "/en/authors/{name}" with what that author signed.
/// What is not out yet, or was withdrawn, is in none of them.
void add_public_routes(http::Router& router, const Publication& publication);

/// The newest for the home page, and all addresses for the sitemap.
portal::NewsSource news_source(const Publication& publication);

/// Articles that are out, for the search over everything.
portal::SearchSource search_source(const Publication& publication);

}  // namespace ocop::newsroom
