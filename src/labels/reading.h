#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// For the tests of this room only: an eye that sees what was drawn, and a reader that is not ours.
namespace ocop::labels::reading {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> luminance;  ///< row by row, 0 black to 255 white
};

struct Reading {
  std::string text;
  std::string format;            ///< "QRCode", "DataMatrix"
  std::string error_correction;  ///< "M"; empty for Data Matrix
};

/// Draws the two paths of a label, even-odd, with M, h, v and z in whole numbers; nullopt for
/// anything else.
std::optional<Picture> rasterise(std::string_view svg, int module_pixels);
std::optional<Picture> decode_png(std::string_view png);
/// What zxing-cpp reads; nullopt when it finds no symbol.
std::optional<Reading> read(const Picture& picture);

}  // namespace ocop::labels::reading
