#include "print/notice.h"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>

namespace ocop::print {
namespace {

constexpr double millimetre = 72 / 25.4;
constexpr double width = 210 * millimetre, height = 297 * millimetre, margin = 18 * millimetre;
constexpr double symbol_side = 38 * millimetre;
constexpr double size_max = 26, size_min = 14, size_step = 1, title_factor = 1.55;
constexpr const char* face = "Noto Sans, sans-serif";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

struct FreeLayout {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, FreeLayout>;

struct Look {
  double size;
  PangoWeight weight = PANGO_WEIGHT_NORMAL;
  PangoAlignment align = PANGO_ALIGN_LEFT;
};

/// One notice on its page.
class Sheet {
 public:
  explicit Sheet(const Notice& notice)
      : notice_(notice),
        surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, width, height)),
        cairo_(cairo_create(surface_)) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, notice.title.c_str());
    const std::string made = format_utc(notice.made_at);
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  }
  ~Sheet() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  Result<std::string> pdf() {
    double size = size_max;
    while (size > size_min && text_height(size) > room()) size -= size_step;
    if (text_height(size) > room()) {
      return Error{Code::payload_too_large, "the text does not fit on one page; shorten it", ""};
    }
    draw_text(size);
    draw_foot();
    cairo_surface_finish(surface_);
    if (cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS) {
      return Error{Code::internal, "the page could not be drawn", ""};
    }
    return bytes_;
  }

 private:
  double room() const { return height - 2 * margin - symbol_side - 8 * millimetre; }

  Layout layout(const std::string& text, double wide, Look look) const {
    Layout made(pango_cairo_create_layout(cairo_));
    PangoFontDescription* font = pango_font_description_from_string(face);
    pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
    pango_font_description_set_weight(font, look.weight);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(made.get(), static_cast<int>(wide * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(), look.align);
    pango_layout_set_line_spacing(made.get(), 1.2F);
    pango_layout_set_text(made.get(), text.c_str(), static_cast<int>(text.size()));
    return made;
  }

  static double height_of(const Layout& made) {
    int high = 0;
    pango_layout_get_size(made.get(), nullptr, &high);
    return static_cast<double>(high) / PANGO_SCALE;
  }

  /// What stands from the top down, in that size.
  std::vector<Layout> blocks(double size) const {
    std::vector<Layout> all;
    const double wide = width - 2 * margin;
    all.push_back(
        layout(notice_.issuer, wide, {size * 0.65, PANGO_WEIGHT_BOLD, PANGO_ALIGN_CENTER}));
    all.push_back(
        layout(notice_.title, wide, {size * title_factor, PANGO_WEIGHT_BOLD, PANGO_ALIGN_CENTER}));
    for (const std::string& text : notice_.paragraphs) all.push_back(layout(text, wide, {size}));
    return all;
  }

  double text_height(double size) const {
    double sum = 0;
    for (const Layout& each : blocks(size)) sum += height_of(each) + size * 0.7;
    return sum;
  }

  void put(const Layout& made, double x, double y) const {
    cairo_move_to(cairo_, x, y);
    pango_cairo_show_layout(cairo_, made.get());
  }

  void draw_text(double size) const {
    double y = margin;
    for (const Layout& each : blocks(size)) {
      put(each, margin, y);
      y += height_of(each) + size * 0.7;
    }
  }

  void draw_foot() const {
    const double top = height - margin - symbol_side;
    cairo_set_line_width(cairo_, 0.8);
    cairo_move_to(cairo_, margin, top - 3 * millimetre);
    cairo_line_to(cairo_, width - margin, top - 3 * millimetre);
    cairo_stroke(cairo_);
    const double words = width - 2 * margin - symbol_side - 6 * millimetre;
    const Layout beside = layout(notice_.symbol_words, words, {16, PANGO_WEIGHT_BOLD});
    put(beside, margin, top + 2 * millimetre);
    put(layout(notice_.foot, words, {13}), margin,
        top + 2 * millimetre + height_of(beside) + 3 * millimetre);
    draw_symbol(width - margin - symbol_side, top);
  }

  void draw_symbol(double x, double y) const {
    if (notice_.symbol_side == 0) return;
    const double module = symbol_side / notice_.symbol_side;
    for (std::size_t i = 0; i < notice_.symbol.size(); ++i) {
      if (!notice_.symbol[i]) continue;
      const auto side = static_cast<std::size_t>(notice_.symbol_side);
      cairo_rectangle(cairo_, x + static_cast<double>(i % side) * module,
                      y + static_cast<double>(i / side) * module, module, module);
    }
    cairo_fill(cairo_);
  }

  const Notice& notice_;
  std::string bytes_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

}  // namespace

Result<std::string> notice_pdf(const Notice& notice) { return Sheet(notice).pdf(); }

}  // namespace ocop::print
