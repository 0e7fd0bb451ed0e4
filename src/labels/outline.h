#pragma once

#include <string>

#include "labels/symbol.h"

namespace ocop::labels {

/// The dark modules as SVG path data: one closed contour for each dark area and each hole, in whole
/// modules, the quiet zone counted in ("M4 4h7v7h-7z…"). Dark lies to the right of the direction of
/// travel, so both fill rules give the same picture. Contours rather than one rectangle a run,
/// since neighbouring rectangles show hairlines between them on screens, and take twice the bytes.
/// Uses only M, h, v and z.
std::string outline_path(const Symbol& symbol);

}  // namespace ocop::labels
