#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::registry {

struct CsvCell {
  std::string text;
  std::size_t line = 1;    ///< where it begins, from 1
  std::size_t column = 1;  ///< from 1, in characters
};
using CsvRow = std::vector<CsvCell>;

struct CsvFault {
  std::size_t line = 1;
  std::size_t column = 1;
  std::string reason;
};

/// Reads comma-separated text (RFC 4180) row by row: UTF-8 with or without a byte order mark, lines
/// ended by CR LF, LF or CR, quoted cells that may hold line ends. The separator is a comma, or a
/// semicolon when that comes first in the first row. Rows without any text are left out.
///
///     CsvReader reader(content);
///     while (const auto row = reader.next()) …
///     if (reader.fault()) …
///
/// Strict where a guess could shift data into another column: text beside a quoted cell, a quote
/// within a bare cell and an unended quote are faults. `content` must outlive the reader.
class CsvReader {
 public:
  explicit CsvReader(std::string_view content);

  std::optional<CsvRow> next();                                    ///< empty at the end or a fault
  const std::optional<CsvFault>& fault() const { return fault_; }  ///< ends the reading

 private:
  bool read_cell(CsvRow& row);
  bool read_quoted(CsvCell& cell);
  bool read_bare(CsvCell& cell);
  bool at_end() const { return at_ == content_.size(); }
  bool at_line_end() const { return at_end() || content_[at_] == '\n' || content_[at_] == '\r'; }
  bool skip_separator();  ///< false at the end of the row
  void skip_line_end();
  void advance();
  bool refuse(std::size_t line, std::size_t column, std::string reason);

  std::string_view content_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t row_begin_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
  std::optional<CsvFault> fault_;
};

}  // namespace ocop::registry
