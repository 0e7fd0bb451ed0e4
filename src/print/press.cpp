#include "print/press.h"

#include <cairo/cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "print/outline.h"

namespace ocop::print {
namespace {

constexpr double points = 72 / 25.4;  // of a millimetre
constexpr double slug_millimetres = 10, mark_gap = 4, mark_length = 5, mark_thick = .1;
constexpr Colour white{1, 1, 1}, black{0, 0, 0};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

/// Around the sheet, on each side.
double around(Finish finish) { return finish == Finish::bleed ? slug_millimetres : 0; }

double millimetres(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE / points;
}

struct FreeIter {
  void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};
using Iter = std::unique_ptr<PangoLayoutIter, FreeIter>;

/// Calls `visit(number, iter, top, bottom)` for each line; heights in pango units.
template <class Visit>
void each_line(PangoLayout* layout, Visit&& visit) {
  const Iter iter(pango_layout_get_iter(layout));
  std::size_t number = 0;
  do {
    int top = 0, bottom = 0;
    pango_layout_iter_get_line_yrange(iter.get(), &top, &bottom);
    visit(number++, iter.get(), top, bottom);
  } while (pango_layout_iter_next_line(iter.get()) != FALSE);
}

}  // namespace

std::string escaped(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::size_t Lines::count() const {
  return static_cast<std::size_t>(pango_layout_get_line_count(layout_.get()));
}

double Lines::height(std::size_t first, std::size_t last) const {
  int from = 0, to = 0;
  each_line(layout_.get(), [&](std::size_t number, PangoLayoutIter*, int top, int bottom) {
    if (number == first) from = top;
    if (number < last) to = bottom;
  });
  return last > first ? millimetres(to - from) : 0;
}

std::size_t Lines::fitting(std::size_t first, double height_mm) const {
  std::size_t fit = 0;
  int from = 0;
  each_line(layout_.get(), [&](std::size_t number, PangoLayoutIter*, int top, int bottom) {
    if (number == first) from = top;
    if (number >= first && millimetres(bottom - from) <= height_mm) fit = number - first + 1;
  });
  return fit;
}

Press::Press(Sheet sheet, Finish finish, const std::string& title, Timestamp made_at)
    : sheet_(sheet),
      finish_(finish),
      surface_(cairo_pdf_surface_create_for_stream(append, &bytes_,
                                                   (sheet.width + 2 * around(finish)) * points,
                                                   (sheet.height + 2 * around(finish)) * points)),
      cairo_(cairo_create(surface_)) {
  const std::string made = format_utc(made_at);
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "OCOP");
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
}

Press::~Press() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

void Press::use(Colour colour) {
  cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue);
}

void Press::begin_page() {
  if (pages_ > 0) end_page();
  ++pages_;
  cairo_save(cairo_);
  cairo_scale(cairo_, points, points);
  cairo_translate(cairo_, around(finish_), around(finish_));
  const double over = finish_ == Finish::bleed ? bleed_millimetres : 0;
  cairo_rectangle(cairo_, -over, -over, sheet_.width + 2 * over, sheet_.height + 2 * over);
  cairo_clip(cairo_);
}

void Press::end_page() {
  if (finish_ == Finish::bleed) crop_marks();
  cairo_restore(cairo_);
  cairo_show_page(cairo_);
}

void Press::crop_marks() {
  cairo_reset_clip(cairo_);
  const double far = mark_gap + mark_length;
  for (const double x : {0.0, sheet_.width}) {
    line(black, mark_thick, x, -mark_gap, x, -far);
    line(black, mark_thick, x, sheet_.height + mark_gap, x, sheet_.height + far);
  }
  for (const double y : {0.0, sheet_.height}) {
    line(black, mark_thick, -mark_gap, y, -far, y);
    line(black, mark_thick, sheet_.width + mark_gap, y, sheet_.width + far, y);
  }
}

Lines Press::lay(std::string_view text, double width, const Style& style, Words words) const {
  Lines lines;
  lines.colour_ = style.colour;
  lines.layout_.reset(pango_cairo_create_layout(cairo_));
  PangoLayout* layout = lines.layout_.get();
  // Measured in points whatever the scale of the page: glyphs then stand as the face asks.
  pango_context_set_matrix(pango_layout_get_context(layout), nullptr);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
  PangoFontDescription* font = pango_font_description_from_string(
      style.family == Family::serif ? "Noto Serif, serif" : "Noto Sans, sans-serif");
  pango_font_description_set_absolute_size(font, style.points * PANGO_SCALE);
  if (style.weight == Weight::bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  if (style.slant == Slant::italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, static_cast<int>(width * points * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  // Noto's own line is 1.36 of its size; the leading here is meant in sizes.
  pango_layout_set_line_spacing(layout, static_cast<float>(style.leading / 1.36));
  pango_layout_set_alignment(layout, style.align == Align::left     ? PANGO_ALIGN_LEFT
                                     : style.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                    : PANGO_ALIGN_RIGHT);
  if (style.lines_max > 0) {
    pango_layout_set_height(layout, -static_cast<int>(style.lines_max));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  }
  if (words == Words::marked) {
    pango_layout_set_markup(layout, text.data(), static_cast<int>(text.size()));
  } else {
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  }
  return lines;
}

void Press::draw(const Lines& lines, double x, double y, std::size_t first, std::size_t last) {
  use(lines.colour_);
  int from = 0;
  each_line(lines.layout_.get(),
            [&](std::size_t number, PangoLayoutIter* iter, int top, int /*bottom*/) {
              if (number == first) from = top;
              if (number < first || number >= last) return;
              PangoRectangle place;
              pango_layout_iter_get_line_extents(iter, nullptr, &place);
              const int baseline = pango_layout_iter_get_baseline(iter);
              cairo_save(cairo_);
              cairo_translate(cairo_, x + millimetres(place.x), y + millimetres(baseline - from));
              cairo_scale(cairo_, 1 / points, 1 / points);
              cairo_move_to(cairo_, 0, 0);
              pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(iter));
              cairo_restore(cairo_);
            });
}

double Press::write(std::string_view text, double x, double y, double width, const Style& style,
                    Words words) {
  const Lines lines = lay(text, width, style, words);
  draw(lines, x, y);
  return lines.height();
}

void Press::rounded(double x, double y, double width, double height, double radius) {
  cairo_new_path(cairo_);
  if (radius <= 0) {
    cairo_rectangle(cairo_, x, y, width, height);
    return;
  }
  constexpr double quarter = std::numbers::pi / 2;
  cairo_arc(cairo_, x + width - radius, y + radius, radius, -quarter, 0);
  cairo_arc(cairo_, x + width - radius, y + height - radius, radius, 0, quarter);
  cairo_arc(cairo_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
  cairo_arc(cairo_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo_);
}

void Press::fill(Colour colour, double x, double y, double width, double height, double radius) {
  use(colour);
  rounded(x, y, width, height, radius);
  cairo_fill(cairo_);
}

void Press::fill_sheet(Colour colour) {
  fill(colour, -bleed_millimetres, -bleed_millimetres, sheet_.width + 2 * bleed_millimetres,
       sheet_.height + 2 * bleed_millimetres);
}

void Press::frame(Colour colour, double thick, double x, double y, double width, double height,
                  double radius) {
  use(colour);
  cairo_set_line_width(cairo_, thick);
  rounded(x, y, width, height, radius);
  cairo_stroke(cairo_);
}

void Press::line(Colour colour, double thick, double x1, double y1, double x2, double y2) {
  use(colour);
  cairo_set_line_width(cairo_, thick);
  cairo_move_to(cairo_, x1, y1);
  cairo_line_to(cairo_, x2, y2);
  cairo_stroke(cairo_);
}

void Press::ripples(Colour colour, double strength, double x, double y, double radius_max,
                    double step) {
  cairo_set_source_rgba(cairo_, colour.red, colour.green, colour.blue, strength);
  cairo_set_line_width(cairo_, .25);
  for (double radius = step; radius <= radius_max; radius += step) {
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_stroke(cairo_);
  }
}

void Press::star(Colour colour, double x, double y, double radius) {
  constexpr double inner = .42;  // of the radius
  use(colour);
  cairo_new_path(cairo_);
  for (int i = 0; i < 10; ++i) {
    const double angle = std::numbers::pi * (i / 5.0 - .5);
    const double at = i % 2 == 0 ? radius : radius * inner;
    cairo_line_to(cairo_, x + at * std::cos(angle), y + at * std::sin(angle));
  }
  cairo_close_path(cairo_);
  cairo_fill(cairo_);
}

void Press::symbol(std::string_view outline, int side_modules, double x, double y, double side) {
  fill(white, x, y, side, side);
  cairo_save(cairo_);
  cairo_translate(cairo_, x, y);
  cairo_scale(cairo_, side / side_modules, side / side_modules);
  use(black);
  cairo_new_path(cairo_);
  trace_outline(cairo_, outline);
  cairo_fill(cairo_);
  cairo_restore(cairo_);
}

void Press::picture(const Picture& picture, double x, double y, double width, double height,
                    double radius) {
  cairo_save(cairo_);
  rounded(x, y, width, height, radius);
  cairo_clip(cairo_);
  const double scale = std::max(width / picture.width_, height / picture.height_);
  cairo_translate(cairo_, x + (width - picture.width_ * scale) / 2,
                  y + (height - picture.height_ * scale) / 2);
  cairo_scale(cairo_, scale, scale);
  cairo_set_source_surface(cairo_, picture.surface_.get(), 0, 0);
  cairo_paint(cairo_);
  cairo_restore(cairo_);
}

/// The sheet and so much around it, in points.
PageBox Press::box(double more) const {
  const double from = (slug_millimetres - more) * points;
  return {from, from, (slug_millimetres + sheet_.width + more) * points,
          (slug_millimetres + sheet_.height + more) * points};
}

Result<std::string> Press::finish() {
  if (pages_ > 0) end_page();
  const cairo_status_t drawn = cairo_status(cairo_);
  cairo_surface_finish(surface_);
  const cairo_status_t written = cairo_surface_status(surface_);
  const cairo_status_t worst = written != CAIRO_STATUS_SUCCESS ? written : drawn;
  if (worst != CAIRO_STATUS_SUCCESS) {
    return Error{Code::internal, cairo_status_to_string(worst), ""};
  }
  if (finish_ == Finish::trimmed) return std::move(bytes_);
  return with_boxes(std::move(bytes_), box(0), box(bleed_millimetres));
}

}  // namespace ocop::print
