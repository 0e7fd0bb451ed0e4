#pragma once

#include "base/result.h"
#include "http/message.h"
#include "media/media_store.h"

namespace ocop::portal {

/// The uploaded picture of an address "/…/{id}?w=640", for a room that found out that everybody may
/// see it. Kept in browsers for an hour: one that is taken down must not stay there for long.
Result<http::Response> public_picture(const media::MediaStore& files, const http::Request& request);

}  // namespace ocop::portal
