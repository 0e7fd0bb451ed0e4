#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "media/file_type.h"

/// What the header of a picture says, read without decoding it. Pure.
namespace ocop::media {

struct PictureSize {
  std::uint32_t width = 0, height = 0;  ///< pixels
};

/// `invalid_argument` for a broken header, `payload_too_large` when the picture would unpack to
/// more than `limits::picture_pixels_max`: a small file may hold an image bomb.
Result<PictureSize> picture_size(FileType type, std::string_view bytes);

/// How the picture has to be turned to stand upright: 1 to 8 as in Exif 2.32 (tag 0x0112); 1 when
/// a JPEG does not say, and for other types.
int orientation_of(FileType type, std::string_view bytes);

}  // namespace ocop::media
