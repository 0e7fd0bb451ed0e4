#include "sheets/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/characters.h"
#include "base/limits.h"
#include "base/text.h"
#include "sheets/encoding.h"
#include "sheets/formula_guard.h"

namespace ocop::sheets {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char separator_of_first_row(std::string_view content) {
  bool is_quoted = false;
  for (const char c : content) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == ',' || c == ';') return c;
    if (c == '\n' || c == '\r') break;
  }
  return ',';
}

std::size_t first_line_not_utf8(std::string_view content) {
  std::size_t line = 1;
  for (const std::string_view text : split(content, '\n')) {
    if (!is_utf8(text)) break;
    ++line;
  }
  return line;
}

bool is_forbidden(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

CsvReader::CsvReader(std::string_view content) : content_(content) {
  if (content_.starts_with(byte_order_mark)) content_.remove_prefix(byte_order_mark.size());
  if (content_.size() > limits::csv_file_bytes_max) {
    refuse(Problem::too_large, 1, 1, fmt::to_string(limits::csv_file_bytes_max >> 20));
  } else if (is_utf16(content_)) {
    refuse(Problem::utf16, 1, 1);
  } else if (!is_utf8(content_)) {
    refuse(legacy_encoding_of(content_).value_or(Problem::not_utf8), first_line_not_utf8(content_),
           1);
  }
  separator_ = separator_of_first_row(content_);
}

std::optional<Row> CsvReader::next() {
  while (!fault_ && !at_end()) {
    Row row;
    row_begin_ = at_;
    do {
      if (!read_cell(row)) return std::nullopt;
    } while (skip_separator());
    skip_line_end();
    const bool has_text =
        std::ranges::any_of(row, [](const Cell& cell) { return !trim(cell.text).empty(); });
    if (has_text) return row;
  }
  return std::nullopt;
}

bool CsvReader::read_cell(Row& row) {
  if (row.size() == limits::sheet_columns_max) {
    return refuse(Problem::too_many_columns, line_, column_,
                  fmt::to_string(limits::sheet_columns_max));
  }
  Cell cell{"", line_, column_};
  const bool is_quoted = !at_end() && content_[at_] == '"';
  if (!(is_quoted ? read_quoted(cell) : read_bare(cell))) return false;
  cell.text = unguard(cell.text);
  row.push_back(std::move(cell));
  return true;
}

bool CsvReader::read_quoted(Cell& cell) {
  advance();
  for (;; advance()) {
    if (at_end()) return refuse(Problem::unended_quote, cell.line, cell.column);
    if (is_forbidden(content_[at_])) return refuse(Problem::control_character, line_, column_);
    if (at_ - row_begin_ > limits::csv_row_bytes_max) return refuse_long_row(cell);
    if (content_[at_] == '"') {
      advance();
      if (at_end() || content_[at_] != '"') break;
    }
    cell.text += content_[at_];
  }
  if (at_line_end() || content_[at_] == separator_) return true;
  return refuse(Problem::text_after_quote, line_, column_);
}

bool CsvReader::read_bare(Cell& cell) {
  for (; !at_line_end() && content_[at_] != separator_; advance()) {
    const char c = content_[at_];
    if (c == '"') return refuse(Problem::quote_in_cell, line_, column_);
    if (is_forbidden(c)) return refuse(Problem::control_character, line_, column_);
    if (at_ - row_begin_ > limits::csv_row_bytes_max) return refuse_long_row(cell);
    cell.text += c;
  }
  return true;
}

bool CsvReader::skip_separator() {
  if (at_line_end()) return false;
  advance();
  return true;
}

void CsvReader::advance() {
  const char c = content_[at_++];
  const bool ends_line = c == '\n' || (c == '\r' && (at_end() || content_[at_] != '\n'));
  if (ends_line) {
    ++line_;
    column_ = 1;
  } else if (begins_character(c)) {
    ++column_;
  }
}

void CsvReader::skip_line_end() {
  if (at_end()) return;
  const bool is_pair = content_.substr(at_).starts_with("\r\n");
  advance();
  if (is_pair) advance();
}

bool CsvReader::refuse_long_row(const Cell& cell) {
  return refuse(Problem::row_too_long, cell.line, cell.column,
                fmt::to_string(limits::csv_row_bytes_max >> 10));
}

bool CsvReader::refuse(Problem problem, std::size_t line, std::size_t column,
                       std::string argument) {
  fault_ = Fault{problem, line, column, std::move(argument)};
  return false;
}

}  // namespace ocop::sheets
