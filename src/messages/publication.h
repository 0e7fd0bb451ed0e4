#pragma once

#include "http/router.h"
#include "messages/acts.h"
#include "portal/news_source.h"
#include "portal/public_search.h"

namespace ocop::messages {

/// The public pages of notices: "/thong-bao" and "/en/notices" list those that were sent with the
/// portal among their channels, the newest first, with RSS and Atom below it; each has a page of
/// its own, that the symbol on the paper leads to.
void add_public_routes(http::Router& router, const Ground& ground);

/// For the sitemap. When they cannot be read: none, and a line in the log.
std::vector<portal::NoticeAddress> notice_addresses(const Ground& ground);

/// Notices for everybody, for the search over everything.
portal::SearchSource search_source(const Ground& ground);

}  // namespace ocop::messages
