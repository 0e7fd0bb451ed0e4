#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "media/picture_header.h"

struct gdImageStruct;

namespace ocop::media {

/// A decoded picture, upright. Decoding leaves everything behind but the pixels: where and when it
/// was taken, with what, thumbnails, comments, colour profiles.
class Picture {
 public:
  /// `invalid_argument` for a damaged picture; `payload_too_large` before anything is unpacked.
  static Result<Picture> decode(FileType type, std::string_view bytes);

  PictureSize size() const;
  /// The same on white, at most `width_max` wide, never larger than it is.
  Result<Picture> narrowed(std::uint32_t width_max) const;
  /// The part of that size from that pixel on; `invalid_argument` when it leaves the picture.
  Result<Picture> cropped(std::uint32_t x, std::uint32_t y, PictureSize part) const;
  Result<std::string> jpeg() const;  ///< of quality 85, progressive

 private:
  struct Free {
    void operator()(gdImageStruct* image) const;
  };
  using Image = std::unique_ptr<gdImageStruct, Free>;
  explicit Picture(Image image) : image_(std::move(image)) {}

  static Image upright(Image image, int orientation);

  Image image_;
};

}  // namespace ocop::media
