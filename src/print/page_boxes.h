#pragma once

#include <string>

namespace ocop::print {

/// Where a printing house cuts, in points from the lower left corner: left, bottom, right, top.
struct PageBox {
  double left, bottom, right, top;
};

/// The file with the trim box and the bleed box of its pages (ISO 32000-1, 14.11.2), which cairo
/// cannot write: an update at the end of the file, as section 7.5.6 describes. A file that does not
/// look as cairo writes it stays as it is.
std::string with_boxes(std::string pdf, const PageBox& trim, const PageBox& bleed);

}  // namespace ocop::print
