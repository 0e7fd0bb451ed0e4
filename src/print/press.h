#pragma once

#include <cairo/cairo.h>
#include <pango/pangocairo.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "print/document.h"
#include "print/page_boxes.h"
#include "print/picture.h"

/// Sheets that are drawn freely, for papers that are made to be looked at: PDF with embedded faces
/// and searchable Vietnamese, with or without what a printing house needs to cut them.
namespace ocop::print {

/// A size after cutting, in millimetres.
struct Sheet {
  double width, height;
};
inline constexpr Sheet a3{297, 420}, a4{210, 297}, a4_landscape{297, 210}, a5{148, 210};

enum class Finish : std::uint8_t {
  trimmed,  ///< the page is the sheet
  bleed,    ///< colours go 3 mm over the edge, with crop marks around, for a printing house
};
inline constexpr double bleed_millimetres = 3;

struct Colour {
  double red, green, blue;
};

enum class Family : std::uint8_t { sans, serif };
enum class Weight : std::uint8_t { normal, bold };
enum class Slant : std::uint8_t { upright, italic };

struct Style {
  double points = 10;
  Family family = Family::sans;
  Weight weight = Weight::normal;
  Slant slant = Slant::upright;
  Colour colour{0, 0, 0};
  Align align = Align::left;
  double leading = 1.25;      ///< times what the face asks for
  std::size_t lines_max = 0;  ///< what is longer ends in "…"; 0: as many as there are
};

/// What a text is: words as they are, or with <b> and <i> and everything else escaped.
enum class Words : std::uint8_t { plain, marked };
std::string escaped(std::string_view plain);  ///< for a `marked` text

/// A text broken into lines for a width.
class Lines {
 public:
  std::size_t count() const;
  double height() const { return height(0, count()); }             ///< millimetres
  double height(std::size_t first, std::size_t last) const;        ///< of the lines before `last`
  std::size_t fitting(std::size_t first, double height_mm) const;  ///< how many lines fit

 private:
  friend class Press;
  struct Free {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  std::unique_ptr<PangoLayout, Free> layout_;
  Colour colour_{};
};

/// Draws sheet after sheet. All lengths are millimetres from the upper left corner of the cut
/// sheet; what lies outside of the bleed is cut off. The same input gives the same bytes.
///
///     Press press(a4, Finish::bleed, "Danh mục", now);
///     press.begin_page();
///     press.fill({.05, .36, .30}, -3, -3, 216, 80);
///     press.write("Ô mai sấu gừng", 15, 20, 180, {.points = 24, .weight = Weight::bold});
///     TRY(std::string bytes, press.finish());
class Press {
 public:
  Press(Sheet sheet, Finish finish, const std::string& title, Timestamp made_at);
  ~Press();
  Press(const Press&) = delete;
  Press& operator=(const Press&) = delete;

  void begin_page();  ///< ends the one before
  std::size_t pages() const { return pages_; }
  Sheet sheet() const { return sheet_; }

  Lines lay(std::string_view text, double width, const Style& style,
            Words words = Words::plain) const;
  void draw(const Lines& lines, double x, double y) { draw(lines, x, y, 0, lines.count()); }
  void draw(const Lines& lines, double x, double y, std::size_t first, std::size_t last);
  /// Both at once; gives the height.
  double write(std::string_view text, double x, double y, double width, const Style& style,
               Words words = Words::plain);

  void fill(Colour colour, double x, double y, double width, double height, double radius = 0);
  void fill_sheet(Colour colour);  ///< to the end of the bleed
  void frame(Colour colour, double thick, double x, double y, double width, double height,
             double radius = 0);
  void line(Colour colour, double thick, double x1, double y1, double x2, double y2);
  /// Circles around a point, as rings on water; `strength` from 0 to 1.
  void ripples(Colour colour, double strength, double x, double y, double radius_max, double step);
  void star(Colour colour, double x, double y, double radius);
  /// The dark modules as `labels::outline_path` writes them; `side_modules` with the quiet zone,
  /// which is made white.
  void symbol(std::string_view outline, int side_modules, double x, double y, double side);
  /// Fills the place, cut where its shape is another one.
  void picture(const Picture& picture, double x, double y, double width, double height,
               double radius = 0);

  /// `internal` when the libraries fail. Nothing may be drawn any more.
  Result<std::string> finish();

 private:
  void end_page();
  PageBox box(double more) const;
  void crop_marks();
  void rounded(double x, double y, double width, double height, double radius);
  void use(Colour colour);

  Sheet sheet_;
  Finish finish_;
  std::size_t pages_ = 0;
  std::string bytes_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

}  // namespace ocop::print
