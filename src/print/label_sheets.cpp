#include "print/label_sheets.h"

#include <cairo/cairo-pdf.h>
#include <fmt/format.h>

#include <utility>

#include "base/escape.h"
#include "print/outline.h"

namespace ocop::print {
namespace {

// Millimetres.
constexpr double sheet_width = 210, sheet_height = 297;
constexpr std::size_t columns = 5;
constexpr double left = 4.75, top = 10.7, pitch_x = 40.6, pitch_y = 21.2;
constexpr double symbol_x = 1.2, symbol_y = 1.8, symbol_side = 17.6;
constexpr double words_x = 19.6, first_line_y = 4.2, line_pitch = 2.9, letter = 2.5;
constexpr double box_y = 17.0, box_width = 17.2, box_height = 3.4, covered_letter = 2.2;
constexpr double thin = 0.15;
constexpr double points = 72 / 25.4;
constexpr const char* face_name = "monospace";

struct Place {
  double x, y;
};
Place place_of(std::size_t at) {
  return {left + pitch_x * static_cast<double>(at % columns),
          top + pitch_y * static_cast<double>(at / columns)};
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void draw_symbol(cairo_t* cairo, const SheetLabel& label) {
  cairo_save(cairo);
  cairo_translate(cairo, symbol_x, symbol_y);
  cairo_scale(cairo, symbol_side / label.side_modules, symbol_side / label.side_modules);
  trace_outline(cairo, label.outline);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void draw_words(cairo_t* cairo, const SheetLabel& label) {
  cairo_set_font_size(cairo, letter);
  double y = first_line_y;
  for (const std::string& line : label.lines) {
    cairo_move_to(cairo, words_x, y);
    cairo_show_text(cairo, line.c_str());
    y += line_pitch;
  }
  if (label.covered.empty()) return;
  cairo_rectangle(cairo, words_x, box_y, box_width, box_height);
  cairo_stroke(cairo);
  cairo_set_font_size(cairo, covered_letter);
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, label.covered.c_str(), &extents);
  const double room = box_width - 2;  // whatever face the machine has
  if (extents.width > room) cairo_set_font_size(cairo, covered_letter * room / extents.width);
  cairo_move_to(cairo, words_x + 1, box_y + covered_letter + 0.3);
  cairo_show_text(cairo, label.covered.c_str());
}

std::string words_svg(double x, double y, double size, std::string_view text) {
  return fmt::format(R"(<text x="{:.2f}" y="{:.2f}" font-size="{:.1f}">{}</text>)", x, y, size,
                     escape_markup(text));
}

std::string label_svg(const SheetLabel& label) {
  std::string out =
      fmt::format(R"_(<path transform="translate({} {}) scale({:.5f})" d="{}"/>)_", symbol_x,
                  symbol_y, symbol_side / label.side_modules, label.outline);
  double y = first_line_y;
  for (const std::string& line : label.lines) {
    out += words_svg(words_x, y, letter, line);
    y += line_pitch;
  }
  if (label.covered.empty()) return out;
  out += fmt::format(
      R"(<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="#000" stroke-width="{}"/>)",
      words_x, box_y, box_width, box_height, thin);
  return out + words_svg(words_x + 1, box_y + covered_letter + 0.3, covered_letter, label.covered);
}

}  // namespace

std::string label_sheet_svg(std::span<const SheetLabel> labels) {
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}mm" height="{1}mm" viewBox="0 0 {0} {1}" )"
      R"(font-family="{2}">)"
      "\n",
      sheet_width, sheet_height, face_name);
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const Place place = place_of(at);
    out += fmt::format(R"_(<g transform="translate({:.2f} {:.2f})">{}</g>)_"
                       "\n",
                       place.x, place.y, label_svg(labels[at]));
  }
  return out + "</svg>\n";
}

LabelSheetsPdf::LabelSheetsPdf(Timestamp made_at)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, sheet_width * points,
                                                   sheet_height * points)),
      cairo_(cairo_create(surface_)) {
  const std::string made = format_utc(made_at);
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "OCOP");
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  cairo_select_font_face(cairo_, face_name, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_scale(cairo_, points, points);
  cairo_set_line_width(cairo_, thin);
}

LabelSheetsPdf::~LabelSheetsPdf() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

void LabelSheetsPdf::add(std::span<const SheetLabel> labels) {
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const Place place = place_of(at);
    cairo_save(cairo_);
    cairo_translate(cairo_, place.x, place.y);
    draw_symbol(cairo_, labels[at]);
    draw_words(cairo_, labels[at]);
    cairo_restore(cairo_);
  }
  cairo_show_page(cairo_);
}

void LabelSheetsPdf::finish() { cairo_surface_finish(surface_); }

Result<std::string> LabelSheetsPdf::take() {
  const cairo_status_t drawn = cairo_status(cairo_), written = cairo_surface_status(surface_);
  const bool is_good = written == CAIRO_STATUS_SUCCESS &&
                       (drawn == CAIRO_STATUS_SUCCESS || drawn == CAIRO_STATUS_SURFACE_FINISHED);
  if (is_good) return std::exchange(bytes_, {});
  return Error{Code::internal,
               cairo_status_to_string(written != CAIRO_STATUS_SUCCESS ? written : drawn), ""};
}

}  // namespace ocop::print
