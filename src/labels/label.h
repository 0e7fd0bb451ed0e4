#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "labels/symbol.h"

namespace ocop::labels {

struct LabelOptions {
  SymbolOptions symbol = {};
  std::string title = {};  ///< what a screen reader says first; empty: the name of the symbology
  std::string description = {};  ///< what it says next; empty: the text of the symbol
  int module_pixels = 8;         ///< PNG only, 1 to `limits::label_module_pixels_max`
};

/// A picture of one symbol with its quiet zone, black on white. The text may be a Digital Link or
/// any printable ASCII; errors are those of `Symbol::encode`.
///
///     TRY(const std::string svg, label_svg("https://ocop.vn/01/08935001234566/10/L1", {}));
///
/// SVG: one path in whole modules, no width and height, so that it takes the size of its place;
/// 1 to 2.5 KB for an ordinary Digital Link. Title and description are escaped and may be any valid
/// UTF-8.
Result<std::string> label_svg(std::string_view text, const LabelOptions& options);
/// PNG: one bit a pixel, `module_pixels` for each module.
Result<std::string> label_png(std::string_view text, const LabelOptions& options);

/// The same from a symbol that is already there.
std::string svg_of(const Symbol& symbol, const LabelOptions& options);
Result<std::string> png_of(const Symbol& symbol, int module_pixels);

}  // namespace ocop::labels
