#include "newsroom/comment_picture.h"

#include <cairo.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>

namespace ocop::newsroom {
namespace {

constexpr int width = 220, height = 72;
constexpr double ink_width = 2.6;

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

/// Numbers between two bounds, from the chance of a code.
class Chance {
 public:
  explicit Chance(const crypto::Block& bytes) {
    std::uint64_t seed = 0;
    for (const crypto::Byte byte : bytes) seed = seed * 257 + byte;
    random_ = std::make_unique<SeededRandom>(seed);
  }
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(random_->next() >> 11) / 9007199254740992.0;
  }
  std::size_t below(std::size_t count) { return random_->next() % count; }

 private:
  std::unique_ptr<SeededRandom> random_;
};

/// How the whole picture is bent: two waves, each of its own length.
struct Bend {
  double across, along, length, phase;

  void move(double& x, double& y) const {
    const double old_x = x;
    x += across * std::sin(y / (length * 0.6) + phase);
    y += along * std::sin(old_x / length + phase * 1.7);
  }
};

void bend_path(cairo_t* context, const Bend& bend) {
  const Owned<cairo_path_t> path(cairo_copy_path(context));
  for (int at = 0; at < path->num_data; at += path->data[at].header.length) {
    for (int point = 1; point < path->data[at].header.length; ++point) {
      bend.move(path->data[at + point].point.x, path->data[at + point].point.y);
    }
  }
  cairo_new_path(context);
  cairo_append_path(context, path.get());
}

void draw_letter(cairo_t* context, char letter, double at, Chance& chance, const Bend& bend) {
  static constexpr std::array faces{"Noto Sans", "Noto Serif", "Noto Sans Display"};
  cairo_save(context);
  cairo_select_font_face(context, faces[chance.below(faces.size())],
                         chance.below(3) == 0 ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
                         chance.below(2) == 0 ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context, chance.between(38, 48));
  cairo_translate(context, at, chance.between(48, 56));
  cairo_rotate(context, chance.between(-0.32, 0.32));
  cairo_new_path(context);
  const std::array<char, 2> text{letter, '\0'};
  cairo_text_path(context, text.data());
  cairo_restore(context);  // the path stays, in the coordinates of the picture
  bend_path(context, bend);
  if (chance.below(2) == 0) {
    cairo_fill(context);
  } else {
    cairo_set_line_width(context, ink_width * 0.8);
    cairo_stroke(context);
  }
}

void draw_stroke(cairo_t* context, Chance& chance) {
  cairo_set_line_width(context, ink_width);
  cairo_move_to(context, chance.between(-4, 12), chance.between(14, 60));
  cairo_curve_to(context, chance.between(50, 90), chance.between(-20, 90), chance.between(120, 160),
                 chance.between(-20, 90), chance.between(208, 224), chance.between(14, 60));
  cairo_stroke(context);
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string picture_of(const CommentCodes::Asked& asked) {
  Chance chance(asked.chance);
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 0.953, 0.969, 0.961);
  cairo_paint(context.get());
  cairo_set_source_rgb(context.get(), 0.043, 0.333, 0.275);
  const Bend bend{chance.between(2, 4), chance.between(3, 6), chance.between(22, 34),
                  chance.between(0, 2 * std::numbers::pi)};
  double at = chance.between(10, 18);
  for (const char letter : asked.letters) {
    draw_letter(context.get(), letter, at, chance, bend);
    at += chance.between(34, 40);
  }
  for (int i = 0; i < 3; ++i) draw_stroke(context.get(), chance);
  std::string png;
  cairo_surface_write_to_png_stream(surface.get(), append, &png);
  return png;
}

}  // namespace ocop::newsroom
