#pragma once

#include "base/clock.h"
#include "http/router.h"
#include "pictures/crops.h"
#include "pictures/published.h"

namespace ocop::pictures {

/// What the public addresses of pictures stand on. All of it outlives the router.
struct Publication {
  Published& published;
  Crops& crops;
  const Clock& clock;
};

/// GET "/anh/{id}/{shape}.jpg" with "?w=320", 640 or 1280: only while rights and consent stand
/// today, with an ETag, kept by browsers for five minutes.
void add_public_routes(http::Router& router, const Publication& publication);

}  // namespace ocop::pictures
