#pragma once

#include <cairo/cairo.h>

#include <string_view>

namespace ocop::print {

/// Adds closed contours in whole units, of M, h, v and z only ("M4 4h7v7h-7z…"), as
/// `labels::outline_path` writes them, to the path of the context.
void trace_outline(cairo_t* cairo, std::string_view outline);

}  // namespace ocop::print
