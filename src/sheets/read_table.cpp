#include "sheets/read_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "sheets/csv_reader.h"
#include "sheets/encoding.h"
#include "sheets/xlsx_reader.h"

namespace ocop::sheets {
namespace {

using namespace std::string_view_literals;

Table refused(Problem problem, std::string argument = {}) {
  return {Format::xlsx, {}, {{problem, 1, 1, std::move(argument)}}};
}

Table read_csv(std::string_view bytes) {
  Table table;
  CsvReader reader(bytes);
  while (auto row = reader.next()) {
    if (table.rows.size() > rows_max(row->size())) {
      table.faults.push_back(
          {Problem::too_many_rows, row->front().line, 1, fmt::to_string(rows_max(row->size()))});
      return table;
    }
    table.rows.push_back(*std::move(row));
  }
  if (reader.fault()) {
    table.faults.push_back(*reader.fault());
  } else if (const auto font = legacy_font_of(bytes)) {
    table.faults.push_back({*font, 1, 1, {}});
  }
  return table;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "9,52E+12": what a spreadsheet shows of a long code and saves as CSV or copies as text.
bool is_rounded(std::string_view text) {
  const auto exponent = text.find("E+");
  if (exponent == text.npos || exponent == 0) return false;
  const std::string_view power = text.substr(exponent + 2);
  const std::string_view digits = text.substr(0, exponent);
  if (power.size() < 2 || !std::ranges::all_of(power, is_digit)) return false;
  return is_digit(digits.front()) &&
         std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == ',' || c == '.'; });
}

void name_rounded_numbers(Table& table) {
  for (const Row& row : table.rows) {
    for (const Cell& cell : row) {
      if (table.faults.size() >= limits::sheet_faults_named_max) return;
      if (!is_rounded(cell.text)) continue;
      table.faults.push_back({Problem::rounded_number, cell.line, cell.column, cell.text});
    }
  }
}

Table read_by_type(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv)) {
    if (bytes.size() > limits::xlsx_file_bytes_max) {
      return refused(Problem::too_large, fmt::to_string(limits::xlsx_file_bytes_max >> 20));
    }
    return read_xlsx(bytes);
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return refused(Problem::old_workbook);
  if (bytes.starts_with("%PDF"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) ||
      bytes.starts_with("\x89PNG"sv)) {
    return refused(Problem::not_a_sheet);
  }
  return read_csv(bytes);
}

}  // namespace

Table read_table(std::string_view bytes) {
  Table table = read_by_type(bytes);
  name_rounded_numbers(table);
  return table;
}

}  // namespace ocop::sheets
