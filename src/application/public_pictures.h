#pragma once

#include <functional>
#include <memory>

#include "http/router.h"
#include "media/media_store.h"
#include "registry/catalogue.h"

namespace ocop::application {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// GET /media/FILE, with ?w=1280, 640 or 320 for a smaller one: an uploaded picture that a product
/// of the catalogue shows now. Any other file is 404, whatever its identifier.
void add_public_picture_route(http::Router& router, const media::MediaStore& files,
                              Catalogues catalogues);

}  // namespace ocop::application
