#include "registry/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace ocop::registry {
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

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_forbidden(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

CsvReader::CsvReader(std::string_view content) : content_(content) {
  if (content_.starts_with(byte_order_mark)) content_.remove_prefix(byte_order_mark.size());
  if (content_.size() > limits::csv_file_bytes_max) {
    refuse(1, 1,
           fmt::format("the file is over {} MiB; split it", limits::csv_file_bytes_max >> 20));
  } else if (!is_utf8(content_)) {
    refuse(first_line_not_utf8(content_), 1,
           "this line is not UTF-8; save the file as \"CSV UTF-8\"");
  }
  separator_ = separator_of_first_row(content_);
}

std::optional<CsvRow> CsvReader::next() {
  while (!fault_ && !at_end()) {
    CsvRow row;
    row_begin_ = at_;
    do {
      if (!read_cell(row)) return std::nullopt;
    } while (skip_separator());
    skip_line_end();
    const bool has_text =
        std::ranges::any_of(row, [](const CsvCell& cell) { return !trim(cell.text).empty(); });
    if (has_text) return row;
  }
  return std::nullopt;
}

bool CsvReader::read_cell(CsvRow& row) {
  if (row.size() == limits::csv_columns_max) {
    return refuse(line_, column_,
                  fmt::format("a row may have at most {} cells", limits::csv_columns_max));
  }
  CsvCell cell{"", line_, column_};
  const bool is_quoted = !at_end() && content_[at_] == '"';
  if (!(is_quoted ? read_quoted(cell) : read_bare(cell))) return false;
  row.push_back(std::move(cell));
  return true;
}

bool CsvReader::read_quoted(CsvCell& cell) {
  advance();
  for (;; advance()) {
    if (at_end()) return refuse(cell.line, cell.column, "the quote that begins here has no end");
    if (is_forbidden(content_[at_])) return refuse(line_, column_, "a control character");
    if (at_ - row_begin_ > limits::csv_row_bytes_max) {
      return refuse(cell.line, cell.column,
                    fmt::format("a row may have at most {} KiB; is a quote missing?",
                                limits::csv_row_bytes_max >> 10));
    }
    if (content_[at_] == '"') {
      advance();
      if (at_end() || content_[at_] != '"') break;
    }
    cell.text += content_[at_];
  }
  if (at_line_end() || content_[at_] == separator_) return true;
  return refuse(line_, column_,
                "text after a closing quote; double a quote that is part of a text");
}

bool CsvReader::read_bare(CsvCell& cell) {
  for (; !at_line_end() && content_[at_] != separator_; advance()) {
    const char c = content_[at_];
    if (c == '"') {
      return refuse(line_, column_, "a quote inside a cell that does not begin with one");
    }
    if (is_forbidden(c)) return refuse(line_, column_, "a control character");
    if (at_ - row_begin_ > limits::csv_row_bytes_max) {
      return refuse(cell.line, cell.column,
                    fmt::format("a row may have at most {} KiB", limits::csv_row_bytes_max >> 10));
    }
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
  } else if (!is_continuation(c)) {
    ++column_;
  }
}

void CsvReader::skip_line_end() {
  if (at_end()) return;
  const bool is_pair = content_.substr(at_).starts_with("\r\n");
  advance();
  if (is_pair) advance();
}

bool CsvReader::refuse(std::size_t line, std::size_t column, std::string reason) {
  fault_ = CsvFault{line, column, std::move(reason)};
  return false;
}

}  // namespace ocop::registry
