#pragma once

#include <cairo/cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "print/document.h"

namespace ocop::print {

/// Lays blocks out on pages of A4. All lengths are points, 1/72 inch.
class Renderer {
 public:
  /// `page_count` is what the foot of each page says; 0 while counting.
  Renderer(const Settings& settings, int page_count);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  Result<void> draw(const std::vector<Document::Block>& blocks);
  int pages() const { return page_; }
  Result<std::string> finish();

 private:
  struct Free {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  using Layout = std::unique_ptr<PangoLayout, Free>;

  /// A text in a width, ready to be measured and drawn.
  Layout layout(const std::string& text, double width, double size, Face face, Align align) const;
  static double height_of(const Layout& layout);
  /// Takes from the text the lines that fit into the height, at least one, and leaves the rest.
  static std::string take_lines(const Layout& layout, double height, std::string& text);
  void put(const Layout& layout, double x, double y) const;
  void line(double y) const;

  void begin_page();
  void end_page();
  void make_room(double height);
  double page_height() const;  ///< what a page holds
  double room_left() const;    ///< on this page

  void block(const Document::Heading& heading);
  void block(const Document::Paragraph& paragraph);
  void block(const Document::Beside& beside);
  void block(const Document::Facts& facts);
  void block(const Document::Table& table);
  void block(const Document::Symbol& symbol);
  void block(const Document::Space& space);
  void block(const Document::Sheet& sheet);
  void picture(const Document::Sheet& sheet);

  void table_row(const Document::Table& table, const std::vector<std::string>& cells, Face face);
  /// A row higher than that becomes several, its cells cut between their lines.
  std::vector<std::vector<std::string>> cut_row(const Document::Table& table,
                                                std::vector<std::string> cells,
                                                double height) const;
  Layout cell_layout(const Document::Table& table, std::size_t column, const std::string& text,
                     Face face) const;
  double row_height(const Document::Table& table, const std::vector<std::string>& cells,
                    Face face) const;

  const Settings& settings_;
  int page_count_;
  int page_ = 0;
  double width_, height_;
  double y_ = 0;
  std::string bytes_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

}  // namespace ocop::print
