#include "print/outline.h"

#include <charconv>

namespace ocop::print {
namespace {

int number(std::string_view path, std::size_t& at) {
  while (at < path.size() && path[at] == ' ') ++at;
  int value = 0;
  const auto read = std::from_chars(path.data() + at, path.data() + path.size(), value);
  at = static_cast<std::size_t>(read.ptr - path.data());
  return value;
}

}  // namespace

void trace_outline(cairo_t* cairo, std::string_view outline) {
  for (std::size_t at = 0; at < outline.size();) {
    const char command = outline[at++];
    if (command == 'M') {
      const int x = number(outline, at), y = number(outline, at);
      cairo_move_to(cairo, x, y);
    } else if (command == 'h') {
      cairo_rel_line_to(cairo, number(outline, at), 0);
    } else if (command == 'v') {
      cairo_rel_line_to(cairo, 0, number(outline, at));
    } else if (command == 'z') {
      cairo_close_path(cairo);
    }
  }
}

}  // namespace ocop::print
