#pragma once

#include <functional>
#include <memory>

#include "base/clock.h"
#include "http/router.h"
#include "registry/catalogue.h"

namespace ocop::portal {

struct PublicPages {
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
};

/// The public pages beside the consumer page, in both languages: "/" and "/en/" with the box to
/// check a product, "/san-pham" and "/en/products", "/scan?code=…" that leads from a typed code to
/// its Digital Link, and the page for an address that is none. Adds the route of the static files
/// too. `pages` must outlive the router.
void add_public_routes(http::Router& router, const PublicPages& pages);

}  // namespace ocop::portal
