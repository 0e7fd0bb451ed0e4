#pragma once

#include "http/router.h"
#include "messages/acts.h"

namespace ocop::messages {

/// The public pages of notices: "/thong-bao" and "/en/notices" list those that were sent with the
/// portal among their channels, the newest first; each has a page of its own, that the symbol on
/// the paper leads to.
void add_public_routes(http::Router& router, const Ground& ground);

}  // namespace ocop::messages
