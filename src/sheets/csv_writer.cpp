#include "sheets/csv_writer.h"

#include "sheets/formula_guard.h"

namespace ocop::sheets {
namespace {

void write_cell(std::string_view text, std::string& out) {
  const std::string safe = guard(text);
  if (safe.find_first_of("\",;\t\r\n") == std::string::npos) {
    out += safe;
    return;
  }
  out += '"';
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string write_csv(const Sheet& sheet, ByteOrderMark mark) {
  std::string out;
  if (mark == ByteOrderMark::present) out += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (i > 0) out += ',';
    write_cell(sheet.columns[i].title, out);
  }
  out += "\r\n";
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      write_cell(row[i], out);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace ocop::sheets
