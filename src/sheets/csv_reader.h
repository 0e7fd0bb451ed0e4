#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sheets/table.h"

namespace ocop::sheets {

/// Reads comma-separated text (RFC 4180) row by row: UTF-8 with or without a byte order mark, lines
/// ended by CR LF, LF or CR, quoted cells that may hold line ends. The separator is a comma, or a
/// semicolon when that comes first in the first row. Rows without any text are left out.
///
///     CsvReader reader(content);
///     while (const auto row = reader.next()) …
///     if (reader.fault()) …
///
/// Strict where a guess could shift data into another column: text beside a quoted cell, a quote
/// within a bare cell and an unended quote are faults. An apostrophe that `write_csv` put before a
/// formula is taken away again (formula_guard.h). `content` must outlive the reader.
class CsvReader {
 public:
  explicit CsvReader(std::string_view content);

  std::optional<Row> next();                                    ///< empty at the end or a fault
  const std::optional<Fault>& fault() const { return fault_; }  ///< ends the reading

 private:
  bool read_cell(Row& row);
  bool read_quoted(Cell& cell);
  bool read_bare(Cell& cell);
  bool at_end() const { return at_ == content_.size(); }
  bool at_line_end() const { return at_end() || content_[at_] == '\n' || content_[at_] == '\r'; }
  bool skip_separator();  ///< false at the end of the row
  void skip_line_end();
  void advance();
  bool refuse_long_row(const Cell& cell);
  bool refuse(Problem problem, std::size_t line, std::size_t column, std::string argument = {});

  std::string_view content_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t row_begin_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
  std::optional<Fault> fault_;
};

}  // namespace ocop::sheets
