#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

/// Papers to print and to file: PDF with embedded faces and searchable Vietnamese.
namespace ocop::print {

enum class Orientation : std::uint8_t { portrait, landscape };
enum class Align : std::uint8_t { left, centre, right };
enum class Face : std::uint8_t { normal, bold, italic, small };

struct Settings {
  std::string title = {};            ///< of the file, as readers show it
  std::string running_head = {};     ///< on top of every page but the first; may be empty
  std::string page_words = "Trang";  ///< before "1/3" at the foot
  Orientation orientation = Orientation::portrait;
  Timestamp made_at = {};  ///< in the file; the same input gives the same bytes
};

struct Column {
  std::string title;
  double share = 1;  ///< of the width, beside the other columns
  Align align = Align::left;
};

/// A paper on A4, put together from the top down.
///
///     Document paper({.title = "Báo cáo", .made_at = now});
///     paper.beside({"UBND PHƯỜNG HOÀN KIẾM"}, {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"});
///     paper.heading("BÁO CÁO");
///     paper.table({{"Việc", 3}, {"Hạn"}}, rows);
///     TRY(const std::string bytes, paper.pdf());
class Document {
 public:
  explicit Document(Settings settings) : settings_(std::move(settings)) {}

  void heading(std::string text,
               int level = 1);  ///< 1 centred and large, 2, 3 smaller, to the left
  void paragraph(std::string text, Align align = Align::left, Face face = Face::normal);
  /// Two blocks side by side, centred, the first line of each bold: the head of an official paper.
  void beside(std::vector<std::string> left, std::vector<std::string> right);
  void facts(std::vector<std::pair<std::string, std::string>> facts);  ///< term and value
  /// The first row is repeated on each page; a row that does not fit begins a new page. Rows are as
  /// long as `columns`.
  void table(std::vector<Column> columns, std::vector<std::vector<std::string>> rows);
  /// A QR Code or the like, centred and square, with a line under it. `outline`: its dark modules
  /// as `labels::outline_path` writes them, `side_modules` with the quiet zone.
  void symbol(std::string outline, int side_modules, double millimetres, std::string caption);
  void space(double millimetres);
  /// A page of its own: a line on top, then a picture as large as the page takes it, or words.
  struct Sheet {
    std::string head;
    std::string jpeg;           ///< empty: `words` stand there
    int width = 0, height = 0;  ///< of the picture, in pixels
    std::string words = {};
  };
  void sheet(Sheet sheet);

  /// How many pages it has so far, for what tells the numbers of pages that follow.
  Result<int> page_count() const;

  /// `internal` when the libraries fail.
  Result<std::string> pdf() const;

  // What stands on the paper, in order; for the renderer.
  struct Heading {
    std::string text;
    int level;
  };
  struct Paragraph {
    std::string text;
    Align align;
    Face face;
  };
  struct Beside {
    std::vector<std::string> left, right;
  };
  struct Facts {
    std::vector<std::pair<std::string, std::string>> facts;
  };
  struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
  };
  struct Symbol {
    std::string outline;
    int side_modules;
    double millimetres;
    std::string caption;
  };
  struct Space {
    double millimetres;
  };
  using Block = std::variant<Heading, Paragraph, Beside, Facts, Table, Symbol, Space, Sheet>;

 private:
  Settings settings_;
  std::vector<Block> blocks_;
};

}  // namespace ocop::print
