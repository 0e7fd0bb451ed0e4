#pragma once

#include <cairo/cairo.h>

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

/// Labels on sheets of A4 as the trade sells them: 5 × 13 labels of 38.1 × 21.2 mm, symbol to the
/// left, words to the right. As PDF and as SVG, in the same places.
namespace ocop::print {

inline constexpr std::size_t labels_on_sheet = 65;

struct SheetLabel {
  /// The dark modules as closed contours in whole modules, of M, h, v and z only ("M4 4h7v7h-7z…"),
  /// as `labels::outline_path` writes them.
  std::string outline;
  int side_modules = 0;            ///< with the quiet zone
  std::vector<std::string> lines;  ///< beside the symbol, at most 5 of 10 letters
  std::string covered = {};        ///< under the scratch layer, in a box; may be empty
};

/// One sheet as SVG, in millimetres. `labels`: at most `labels_on_sheet`.
std::string label_sheet_svg(std::span<const SheetLabel> labels);

/// The sheets of one order as PDF, drawn while it is read: no more than a sheet is ever in memory.
class LabelSheetsPdf {
 public:
  explicit LabelSheetsPdf(Timestamp made_at);
  ~LabelSheetsPdf();
  LabelSheetsPdf(const LabelSheetsPdf&) = delete;
  LabelSheetsPdf& operator=(const LabelSheetsPdf&) = delete;

  /// Draws one sheet; `labels` as above.
  void add(std::span<const SheetLabel> labels);
  /// Ends the document; nothing may be added any more.
  void finish();
  /// The bytes that have come since the last call. `internal` when the library fails.
  Result<std::string> take();

 private:
  std::string bytes_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

}  // namespace ocop::print
