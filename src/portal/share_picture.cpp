#include "portal/share_picture.h"

#include <pango/pangocairo.h>

#include <cmath>
#include <memory>
#include <numbers>

namespace ocop::portal {
namespace {

struct Colour {
  double red, green, blue;
};
// The tokens of the pages: --paper, --lake, --lacquer, --gold, --ink, --ink-2, --star.
constexpr Colour paper{1, 1, 1}, lake{.051, .361, .298}, lacquer{.627, .110, .125},
    gold{.949, .757, .294}, ink{.078, .129, .110}, ink_2{.278, .337, .310}, star{.698, .482, 0};

constexpr double margin = 80;

class Canvas {
 public:
  Canvas()
      : surface_(
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, share_width_pixels, share_height_pixels),
            &cairo_surface_destroy),
        cairo_(cairo_create(surface_.get()), &cairo_destroy) {}

  void fill(Colour colour, double x, double y, double width, double height) {
    use(colour);
    cairo_rectangle(cairo_.get(), x, y, width, height);
    cairo_fill(cairo_.get());
  }

  void ripples(double x, double y) {
    cairo_set_source_rgba(cairo_.get(), lake.red, lake.green, lake.blue, .14);
    cairo_set_line_width(cairo_.get(), 2);
    for (double radius = 40; radius < 460; radius += 34) {
      cairo_arc(cairo_.get(), x, y, radius, 0, 2 * std::numbers::pi);
      cairo_stroke(cairo_.get());
    }
  }

  void draw_star(double x, double y, double radius) {
    use(star);
    cairo_new_path(cairo_.get());
    for (int i = 0; i < 10; ++i) {
      const double angle = std::numbers::pi * (i / 5.0 - .5);
      const double at = i % 2 == 0 ? radius : radius * .42;
      cairo_line_to(cairo_.get(), x + at * std::cos(angle), y + at * std::sin(angle));
    }
    cairo_close_path(cairo_.get());
    cairo_fill(cairo_.get());
  }

  /// Gives the height that the text took.
  double write(const std::string& text, const char* font, Colour colour, double y, int lines) {
    const std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout(
        pango_cairo_create_layout(cairo_.get()), &g_object_unref);
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> face(
        pango_font_description_from_string(font), &pango_font_description_free);
    pango_layout_set_font_description(layout.get(), face.get());
    pango_layout_set_width(layout.get(),
                           static_cast<int>(share_width_pixels - 2 * margin) * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_height(layout.get(), -lines);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    use(colour);
    cairo_move_to(cairo_.get(), margin, y);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    int height = 0;
    pango_layout_get_pixel_size(layout.get(), nullptr, &height);
    return height;
  }

  Result<std::string> png() {
    std::string bytes;
    const auto append = [](void* to, const unsigned char* data, unsigned int size) {
      static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
      return CAIRO_STATUS_SUCCESS;
    };
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface_.get(), append, &bytes);
    if (status == CAIRO_STATUS_SUCCESS) return bytes;
    return Error{Code::internal, cairo_status_to_string(status), ""};
  }

 private:
  void use(Colour colour) {
    cairo_set_source_rgb(cairo_.get(), colour.red, colour.green, colour.blue);
  }

  std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
};

}  // namespace

Result<std::string> share_picture(const ShareWords& words) {
  Canvas canvas;
  canvas.fill(paper, 0, 0, share_width_pixels, share_height_pixels);
  canvas.ripples(1040, 600);
  canvas.fill(lacquer, 0, 0, share_width_pixels, 14);
  canvas.fill(gold, 0, 14, share_width_pixels, 4);
  canvas.write("OCOP Hoàn Kiếm", "Noto Sans Bold 26", lake, 62, 1);
  double y = 132;
  y += canvas.write(words.name, "Noto Sans Bold 54", ink, y, 2) + 6;
  if (!words.maker.empty()) y += canvas.write(words.maker, "Noto Sans 28", ink_2, y, 1);
  constexpr double star_step = 58, bottom = 520;
  for (int i = 0; i < words.stars; ++i) {
    canvas.draw_star(margin + 24 + i * star_step, bottom - 34, 26);
  }
  if (!words.stars_text.empty())
    canvas.write(words.stars_text, "Noto Sans Bold 26", ink, bottom, 1);
  return canvas.png();
}

}  // namespace ocop::portal
