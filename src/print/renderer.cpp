#include "print/renderer.h"

#include <cairo/cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "print/outline.h"

namespace ocop::print {
namespace {

constexpr double millimetre = 72 / 25.4;
constexpr double a4_short = 210 * millimetre, a4_long = 297 * millimetre;
// Decree 30/2020/NĐ-CP, annex I: 20 to 25 mm on top and below, 30 to 35 left, 15 to 20 right.
constexpr double margin_top = 20 * millimetre, margin_bottom = 20 * millimetre;
constexpr double margin_left = 30 * millimetre, margin_right = 15 * millimetre;
constexpr double text_size = 12, small_size = 9.5, table_size = 10;
constexpr double cell_padding = 3;
constexpr const char* face_name = "Noto Serif, serif";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

/// The numbers of papers, "26/2026/NĐ-CP", and days are never broken; longer runs have to be.
void keep_numbers_whole(PangoLayout* layout, std::string_view text) {
  constexpr std::size_t number_bytes_max = 40;
  PangoAttrList* attributes = pango_attr_list_new();
  // A hyphen where a hash is broken would read as part of it.
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
    const bool is_number = text.substr(begin, end - begin).find('/') != std::string_view::npos;
    if (is_number && end - begin <= number_bytes_max) {
      PangoAttribute* whole = pango_attr_allow_breaks_new(FALSE);
      whole->start_index = static_cast<guint>(begin);
      whole->end_index = static_cast<guint>(end);
      pango_attr_list_insert(attributes, whole);
    }
    begin = end + 1;
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

double heading_size(int level) { return level == 1 ? 15 : level == 2 ? 13 : text_size; }

double sum_of_shares(const std::vector<Column>& columns) {
  return std::accumulate(columns.begin(), columns.end(), 0.0,
                         [](double sum, const Column& column) { return sum + column.share; });
}

}  // namespace

Renderer::Renderer(const Settings& settings, int page_count)
    : settings_(settings),
      page_count_(page_count),
      width_(settings.orientation == Orientation::portrait ? a4_short : a4_long),
      height_(settings.orientation == Orientation::portrait ? a4_long : a4_short),
      surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, width_, height_)),
      cairo_(cairo_create(surface_)) {
  const std::string made = format_utc(settings.made_at);
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, settings.title.c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "OCOP");
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  begin_page();
}

Renderer::~Renderer() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

Result<void> Renderer::draw(const std::vector<Document::Block>& blocks) {
  for (const Document::Block& each : blocks) {
    std::visit([this](const auto& one) { block(one); }, each);
  }
  end_page();
  if (cairo_status(cairo_) == CAIRO_STATUS_SUCCESS) return ok();
  return Error{Code::internal, cairo_status_to_string(cairo_status(cairo_)), ""};
}

Result<std::string> Renderer::finish() {
  cairo_surface_finish(surface_);
  const cairo_status_t status = cairo_surface_status(surface_);
  if (status == CAIRO_STATUS_SUCCESS) return std::move(bytes_);
  return Error{Code::internal, cairo_status_to_string(status), ""};
}

Renderer::Layout Renderer::layout(const std::string& text, double width, double size, Face face,
                                  Align align) const {
  Layout made(pango_cairo_create_layout(cairo_));
  PangoFontDescription* font = pango_font_description_from_string(face_name);
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  if (face == Face::bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  if (face == Face::italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description(made.get(), font);
  pango_font_description_free(font);
  pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(made.get(), 1.15F);
  pango_layout_set_alignment(made.get(), align == Align::left     ? PANGO_ALIGN_LEFT
                                         : align == Align::centre ? PANGO_ALIGN_CENTER
                                                                  : PANGO_ALIGN_RIGHT);
  pango_layout_set_text(made.get(), text.c_str(), static_cast<int>(text.size()));
  keep_numbers_whole(made.get(), text);
  return made;
}

double Renderer::height_of(const Layout& layout) {
  int width = 0, height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

std::string Renderer::take_lines(const Layout& layout, double height, std::string& text) {
  PangoLayoutIter* lines = pango_layout_get_iter(layout.get());
  std::size_t taken = text.size();
  while (pango_layout_iter_next_line(lines) != 0) {
    int top = 0, bottom = 0;
    pango_layout_iter_get_line_yrange(lines, &top, &bottom);
    if (static_cast<double>(bottom) / PANGO_SCALE <= height) continue;
    taken = static_cast<std::size_t>(pango_layout_iter_get_index(lines));
    break;
  }
  pango_layout_iter_free(lines);
  std::string part = text.substr(0, taken);
  text.erase(0, taken);
  return part;
}

void Renderer::put(const Layout& layout, double x, double y) const {
  cairo_move_to(cairo_, x, y);
  pango_cairo_show_layout(cairo_, layout.get());
}

void Renderer::line(double y) const {
  cairo_set_line_width(cairo_, 0.5);
  cairo_move_to(cairo_, margin_left, y);
  cairo_line_to(cairo_, width_ - margin_right, y);
  cairo_stroke(cairo_);
}

void Renderer::begin_page() {
  ++page_;
  y_ = margin_top;
  if (page_ == 1 || settings_.running_head.empty()) return;
  const double width = width_ - margin_left - margin_right;
  put(layout(settings_.running_head, width, small_size, Face::italic, Align::left), margin_left,
      margin_top - 9 * millimetre);
}

void Renderer::end_page() {
  const double width = width_ - margin_left - margin_right;
  const std::string foot = fmt::format("{} {}/{}", settings_.page_words, page_, page_count_);
  put(layout(foot, width, small_size, Face::normal, Align::right), margin_left,
      height_ - margin_bottom + 4 * millimetre);
  cairo_show_page(cairo_);
}

void Renderer::make_room(double height) {
  const bool is_at_top = y_ <= margin_top;
  if (is_at_top || y_ + height <= height_ - margin_bottom) return;
  end_page();
  begin_page();
}

double Renderer::page_height() const { return height_ - margin_top - margin_bottom; }
double Renderer::room_left() const { return height_ - margin_bottom - y_; }

void Renderer::block(const Document::Heading& heading) {
  const double width = width_ - margin_left - margin_right;
  const auto text = layout(heading.text, width, heading_size(heading.level), Face::bold,
                           heading.level == 1 ? Align::centre : Align::left);
  const double above = y_ <= margin_top ? 0 : 10;
  // A heading never stands alone at the foot of a page.
  make_room(above + height_of(text) + 4 * text_size);
  if (y_ > margin_top) y_ += above;
  put(text, margin_left, y_);
  y_ += height_of(text) + 6;
}

void Renderer::block(const Document::Paragraph& paragraph) {
  const double width = width_ - margin_left - margin_right;
  const double size = paragraph.face == Face::small ? small_size : text_size;
  const auto laid = [&](const std::string& text) {
    return layout(text, width, size, paragraph.face, paragraph.align);
  };
  std::string rest = paragraph.text;
  // What is longer than a page goes on from where it begins; the rest stays together.
  make_room(std::min(height_of(laid(rest)), page_height() / 2));
  for (auto all = laid(rest); height_of(all) > room_left(); all = laid(rest)) {
    put(laid(take_lines(all, room_left(), rest)), margin_left, y_);
    end_page();
    begin_page();
  }
  put(laid(rest), margin_left, y_);
  y_ += height_of(laid(rest)) + 6;
}

void Renderer::block(const Document::Beside& beside) {
  // The right one takes more, so that the name of the state stands on one line.
  const double width = width_ - margin_left - margin_right;
  const double left_width = width * 0.42;
  double deepest = y_;
  const auto column = [&](const std::vector<std::string>& lines, double x, double column_width) {
    double y = y_;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto text = layout(lines[i], column_width, text_size - 1.5,
                               i == 0 ? Face::bold : Face::normal, Align::centre);
      put(text, x, y);
      y += height_of(text) + 2;
    }
    deepest = std::max(deepest, y);
  };
  column(beside.left, margin_left, left_width);
  column(beside.right, margin_left + left_width, width - left_width);
  y_ = deepest + 10;
}

void Renderer::block(const Document::Facts& facts) {
  const double width = width_ - margin_left - margin_right;
  const double term_width = width * 0.34;
  for (const auto& [term, value] : facts.facts) {
    const auto left = layout(term, term_width - 8, text_size, Face::normal, Align::left);
    const auto right = layout(value, width - term_width, text_size, Face::bold, Align::left);
    const double height = std::max(height_of(left), height_of(right));
    make_room(height);
    put(left, margin_left, y_);
    put(right, margin_left + term_width, y_);
    y_ += height + 3;
  }
  y_ += 4;
}

Renderer::Layout Renderer::cell_layout(const Document::Table& table, std::size_t column,
                                       const std::string& text, Face face) const {
  const Column& one = table.columns[column];
  const double width =
      (width_ - margin_left - margin_right) * one.share / sum_of_shares(table.columns);
  return layout(text, width - 2 * cell_padding, table_size, face, one.align);
}

double Renderer::row_height(const Document::Table& table, const std::vector<std::string>& cells,
                            Face face) const {
  double height = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    height = std::max(height, height_of(cell_layout(table, i, cells[i], face)));
  }
  return height + 2 * cell_padding;
}

std::vector<std::vector<std::string>> Renderer::cut_row(const Document::Table& table,
                                                        std::vector<std::string> cells,
                                                        double height) const {
  std::vector<std::vector<std::string>> rows;
  while (row_height(table, cells, Face::normal) > height) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto laid = cell_layout(table, i, cells[i], Face::normal);
      row.push_back(take_lines(laid, height - 2 * cell_padding, cells[i]));
    }
  }
  rows.push_back(std::move(cells));
  return rows;
}

void Renderer::table_row(const Document::Table& table, const std::vector<std::string>& cells,
                         Face face) {
  const double width = width_ - margin_left - margin_right;
  const double shares = sum_of_shares(table.columns);
  double x = margin_left;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    put(cell_layout(table, i, cells[i], face), x + cell_padding, y_ + cell_padding);
    x += width * table.columns[i].share / shares;
  }
  y_ += row_height(table, cells, face);
  line(y_);
}

void Renderer::block(const Document::Table& table) {
  std::vector<std::string> titles;
  for (const Column& column : table.columns) titles.push_back(column.title);
  const double head = row_height(table, titles, Face::bold);
  make_room(head + 3 * text_size);
  line(y_);
  table_row(table, titles, Face::bold);
  for (const auto& whole : table.rows) {
    const double room = std::max(page_height() - head, page_height() / 2);
    for (const auto& row : cut_row(table, whole, room)) {
      const int before = page_;
      make_room(row_height(table, row, Face::normal));
      if (page_ != before) {
        line(y_);
        table_row(table, titles, Face::bold);
      }
      table_row(table, row, Face::normal);
    }
  }
  y_ += 8;
}

void Renderer::block(const Document::Symbol& symbol) {
  const double width = width_ - margin_left - margin_right;
  const double side = symbol.millimetres * millimetre;
  const auto caption = layout(symbol.caption, width, small_size, Face::normal, Align::centre);
  make_room(side + height_of(caption));
  cairo_save(cairo_);
  cairo_translate(cairo_, margin_left + (width - side) / 2, y_);
  cairo_scale(cairo_, side / symbol.side_modules, side / symbol.side_modules);
  trace_outline(cairo_, symbol.outline);
  cairo_fill(cairo_);
  cairo_restore(cairo_);
  put(caption, margin_left, y_ + side);
  y_ += side + height_of(caption) + 6;
}

/// The bytes go into the file as they are; they outlive the surface, as the document does.
void Renderer::picture(const Document::Sheet& sheet) {
  const double width = width_ - margin_left - margin_right;
  const double scale = std::min(width / sheet.width, room_left() / sheet.height);
  cairo_surface_t* image =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, sheet.width, sheet.height);
  cairo_surface_set_mime_data(image, CAIRO_MIME_TYPE_JPEG,
                              reinterpret_cast<const unsigned char*>(sheet.jpeg.data()),
                              sheet.jpeg.size(), nullptr, nullptr);
  cairo_save(cairo_);
  cairo_translate(cairo_, margin_left + (width - scale * sheet.width) / 2, y_);
  cairo_scale(cairo_, scale, scale);
  cairo_set_source_surface(cairo_, image, 0, 0);
  cairo_paint(cairo_);
  cairo_restore(cairo_);
  cairo_surface_destroy(image);
}

void Renderer::block(const Document::Sheet& sheet) {
  const double width = width_ - margin_left - margin_right;
  if (y_ > margin_top) {
    end_page();
    begin_page();
  }
  const auto head = layout(sheet.head, width, small_size, Face::bold, Align::left);
  put(head, margin_left, y_);
  y_ += height_of(head) + 4;
  line(y_);
  y_ += 8;
  if (sheet.jpeg.empty()) {
    put(layout(sheet.words, width, text_size, Face::normal, Align::left), margin_left, y_);
  } else if (page_count_ > 0) {
    picture(sheet);
  }
  y_ = height_ - margin_bottom;
}

void Renderer::block(const Document::Space& space) { y_ += space.millimetres * millimetre; }

}  // namespace ocop::print
