#pragma once

#include <cairo/cairo.h>

#include <memory>
#include <string_view>

#include "base/result.h"

namespace ocop::print {

/// A picture to print: JPEG as it is; PNG and WebP as JPEG on white; SVG as lines, for drawings
/// that came with the program. What comes from outside was made safe before (`media/`). Drawn
/// several times, it stands in the file once.
class Picture {
 public:
  /// `unsupported_media_type` for anything else, `invalid_argument` for a damaged one.
  static Result<Picture> open(std::string_view bytes);

  double ratio() const { return width_ / height_; }  ///< width by height

 private:
  friend class Press;
  Picture() = default;

  double width_ = 1, height_ = 1;             ///< in its own units
  std::shared_ptr<cairo_surface_t> surface_;  // shared: copies of a picture are one picture
};

}  // namespace ocop::print
