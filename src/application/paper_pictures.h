#pragma once

#include "bulletins/gathering.h"
#include "media/media_store.h"

namespace ocop::application {

/// Pictures for papers, by the addresses that pages use: uploaded ones, and those of the
/// demonstration. Outside of papers a picture is shown by its own route, which asks who may see it;
/// the pages that make papers know already.
bulletins::PictureSource paper_pictures(const media::MediaStore& files);

}  // namespace ocop::application
