#include "sheets/xlsx_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <vector>

#include <pugixml.hpp>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "sheets/xlsx_styles.h"
#include "sheets/zip_archive.h"

namespace ocop::sheets {
namespace {

/// "AB12" → 28; 0 when it begins with no letter.
std::size_t column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > limits::sheet_columns_max) break;
  }
  return column;
}

/// The text of a string item: its own, or that of its runs; not of its phonetic hints.
std::string text_of_item(pugi::xml_node item) {
  std::string text = item.child_value("t");
  for (const pugi::xml_node run : item.children("r")) text += run.child_value("t");
  return text;
}

/// Days are counted from 30/12/1899, or from 1904 in old files of the Macintosh.
std::string day_text(double serial, bool from_1904) {
  const auto base = days_from_date(from_1904 ? Date{1904, 1, 1} : Date{1899, 12, 30});
  return format_iso(date_from_days(base + static_cast<std::int64_t>(std::floor(serial))));
}

class Workbook {
 public:
  explicit Workbook(std::string_view bytes) : bytes_(bytes) { table_.format = Format::xlsx; }

  Table read() {
    Problem problem{};
    auto archive = ZipArchive::open(bytes_, problem);
    if (!archive) return refuse(problem);
    archive_ = &*archive;
    pugi::xml_document book, sheet;
    std::string book_text, sheet_text;
    if (!load("xl/workbook.xml", book, book_text)) return std::move(table_);
    from_1904_ = book.child("workbook").child("workbookPr").attribute("date1904").as_bool();
    const std::string path = path_of_first_sheet(book);
    if (!table_.faults.empty() || !read_texts() || !read_styles()) return std::move(table_);
    if (!load(path, sheet, sheet_text)) return std::move(table_);
    read_rows(sheet.child("worksheet").child("sheetData"));
    return std::move(table_);
  }

 private:
  Table refuse(Problem problem) {
    table_.faults.push_back({problem, 1, 1, {}});
    return std::move(table_);
  }

  void fault(Problem problem, std::size_t line, std::size_t column, std::string argument = {}) {
    if (table_.faults.size() < limits::sheet_faults_named_max) {
      table_.faults.push_back({problem, line, column, std::move(argument)});
    }
  }

  /// Parses a part in place; `text` holds what the document points into.
  bool load(const std::string& name, pugi::xml_document& document, std::string& text) {
    Problem problem{};
    auto part = archive_->read(name, problem);
    if (!part || part->find("<!DOCTYPE") != std::string::npos) {
      fault(problem, 1, 1);
      return false;
    }
    text = *std::move(part);
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (document.load_buffer_inplace(text.data(), text.size(), flags)) return true;
    fault(Problem::damaged, 1, 1);
    return false;
  }

  std::string path_of_first_sheet(const pugi::xml_document& book) {
    const std::string id =
        book.child("workbook").child("sheets").child("sheet").attribute("r:id").value();
    pugi::xml_document relations;
    std::string text;
    if (!load("xl/_rels/workbook.xml.rels", relations, text)) return {};
    for (const pugi::xml_node each : relations.child("Relationships").children()) {
      if (id != each.attribute("Id").value()) continue;
      const std::string target = each.attribute("Target").value();
      return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    fault(Problem::damaged, 1, 1);
    return {};
  }

  /// A workbook without texts has no table of them.
  bool read_texts() {
    Problem problem{};
    auto part = archive_->read("xl/sharedStrings.xml", problem);
    if (!part) {
      if (problem == Problem::inflates) fault(problem, 1, 1);
      return problem != Problem::inflates;
    }
    pugi::xml_document document;
    if (part->find("<!DOCTYPE") != std::string::npos ||
        !document.load_buffer_inplace(part->data(), part->size(),
                                      pugi::parse_default | pugi::parse_ws_pcdata_single)) {
      fault(Problem::damaged, 1, 1);
      return false;
    }
    for (const pugi::xml_node item : document.child("sst").children("si")) {
      if (texts_.size() == limits::xlsx_shared_texts_max) {
        fault(Problem::too_many_texts, 1, 1, fmt::to_string(limits::xlsx_shared_texts_max));
        return false;
      }
      texts_.push_back(text_of_item(item));
    }
    return true;
  }

  bool read_styles() {
    Problem problem{};
    auto part = archive_->read("xl/styles.xml", problem);
    if (part) styles_ = XlsxStyles::parse(*part);
    return true;
  }

  void read_rows(pugi::xml_node data) {
    std::size_t line = 0;
    for (const pugi::xml_node row : data.children("row")) {
      const auto number = row.attribute("r").as_ullong(line + 1);
      line = static_cast<std::size_t>(number);
      if (table_.rows.size() > limits::sheet_rows_max) {
        fault(Problem::too_many_rows, line, 1, fmt::to_string(limits::sheet_rows_max));
        return;
      }
      read_row(row, line);
    }
  }

  void read_row(pugi::xml_node row, std::size_t line) {
    Row cells;
    bool has_text = false;
    for (const pugi::xml_node cell : row.children("c")) {
      const std::size_t given = column_of(cell.attribute("r").value());
      const std::size_t column = given > 0 ? given : cells.size() + 1;
      if (column > limits::sheet_columns_max) {
        fault(Problem::too_many_columns, line, column, fmt::to_string(limits::sheet_columns_max));
        return;
      }
      while (cells.size() < column) cells.push_back({"", line, cells.size() + 1});
      cells[column - 1].text = text_of(cell, line, column);
      has_text = has_text || !trim(cells[column - 1].text).empty();
    }
    if (!has_text) return;
    const std::size_t width = table_.rows.empty() ? 0 : table_.rows.front().size();
    while (cells.size() < width) cells.push_back({"", line, cells.size() + 1});
    table_.rows.push_back(std::move(cells));
  }

  std::string text_of(pugi::xml_node cell, std::size_t line, std::size_t column) {
    const std::string_view type = cell.attribute("t").as_string("n");
    const std::string value = cell.child_value("v");
    if (type == "inlineStr") return checked(text_of_item(cell.child("is")), line, column);
    if (value.empty()) {
      if (cell.child("f")) fault(Problem::formula_without_value, line, column);
      return {};
    }
    if (type == "s") return shared(value, line, column);
    if (type == "e") {
      fault(Problem::cell_error, line, column, value);
      return {};
    }
    if (type == "n") return number(value, cell.attribute("s").as_uint(0), line, column);
    return checked(value, line, column);  // "str", "b", "d"
  }

  std::string checked(std::string text, std::size_t line, std::size_t column) {
    if (text.size() <= limits::xlsx_cell_bytes_max && is_utf8(text)) return text;
    fault(Problem::damaged, line, column);
    return {};
  }

  std::string shared(const std::string& value, std::size_t line, std::size_t column) {
    std::size_t index = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), index);
    static_cast<void>(end);
    if (failed != std::errc() || index >= texts_.size()) {
      fault(Problem::damaged, line, column);
      return {};
    }
    return checked(texts_[index], line, column);
  }

  std::string number(const std::string& value, unsigned style, std::size_t line,
                     std::size_t column) {
    double parsed = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (failed != std::errc() || end != value.data() + value.size() || !std::isfinite(parsed)) {
      fault(Problem::damaged, line, column);
      return {};
    }
    constexpr double last_day = 2'958'465;  // 31/12/9999
    if (styles_.is_day(style) && parsed >= 1 && parsed <= last_day) {
      return day_text(parsed, from_1904_);
    }
    // A spreadsheet keeps 15 digits: of a longer number the last ones are made up.
    constexpr double digits_kept = 1e15;
    if (std::fabs(parsed) >= digits_kept) {
      fault(Problem::rounded_number, line, column, value);
      return {};
    }
    if (parsed == std::floor(parsed))
      return fmt::format("{:0{}.0f}", parsed, styles_.digits(style));
    return fmt::format("{:.15g}", parsed);
  }

  std::string_view bytes_;
  Table table_;
  ZipArchive* archive_ = nullptr;
  std::vector<std::string> texts_;
  XlsxStyles styles_;
  bool from_1904_ = false;
};

}  // namespace

Table read_xlsx(std::string_view bytes) { return Workbook(bytes).read(); }

}  // namespace ocop::sheets
