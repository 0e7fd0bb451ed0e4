#pragma once

#include "http/router.h"
#include "portal/portal.h"

namespace ocop::application {

/// "/thanh-phan", "/en/components": every component of the visual language in the states it has,
/// from the templates and style sheets of the real pages, for whoever works on them. In no menu,
/// sitemap or search engine. `portal` must outlive the router.
void add_component_routes(http::Router& router, const portal::Portal& portal);

}  // namespace ocop::application
