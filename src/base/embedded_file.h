#pragma once

#include <span>
#include <string_view>

namespace ocop {

/// A file that the build put into the binary (`ocop_embed` in cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view name;     ///< path from the embedded folder, "scan.html"
  std::string_view content;  ///< the bytes of the file
};

using EmbeddedFiles = std::span<const EmbeddedFile>;

}  // namespace ocop
