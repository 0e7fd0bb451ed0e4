#pragma once

#include "http/router.h"
#include "newsroom/publication.h"

namespace ocop::newsroom {

/// "/tac-gia/hoang-nam", "/en/authors/hoang-nam": what an author signed, the newest first, with
/// RSS and Atom below it. Another name of the author leads to the page of the first (301).
void add_author_routes(http::Router& router, const Publication& publication);

}  // namespace ocop::newsroom
