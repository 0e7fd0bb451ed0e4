#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What a sheet of any format is read into.
namespace ocop::sheets {

struct Cell {
  std::string text;        ///< UTF-8; a day of XLSX is "2026-07-06", a number "1500000" or "0.5"
  std::size_t line = 1;    ///< CSV: where the cell begins; XLSX: the number of the row. From 1
  std::size_t column = 1;  ///< CSV: from 1, in characters; XLSX: 1 for A
};
using Row = std::vector<Cell>;

/// Why a file, or a cell of it, cannot be taken. The office has words in both languages for each.
enum class Problem : std::uint8_t {
  too_large,              ///< the file is over `argument` MiB
  utf16,                  ///< "Unicode text" of a spreadsheet; save as CSV UTF-8 or XLSX
  windows_1258,           ///< the Vietnamese code page of Windows; save as CSV UTF-8
  tcvn3,                  ///< written for .VnTime and its kin (TCVN 5712 VN3); convert to Unicode
  vni,                    ///< written for VNI-Times and its kin; convert to Unicode
  not_utf8,               ///< none of these, nor UTF-8; save as CSV UTF-8
  old_workbook,           ///< .xls, or protected by a password; save as XLSX without one
  macros,                 ///< holds macros (.xlsm); save as XLSX
  not_a_sheet,            ///< neither CSV nor XLSX
  damaged,                ///< an XLSX file that cannot be read to its end; save it again
  inflates,               ///< unpacks to far more than any sheet does
  unended_quote,          ///< the quote that begins here has no end
  text_after_quote,       ///< text behind a closing quote
  quote_in_cell,          ///< a quote inside a cell that does not begin with one
  control_character,      ///<
  row_too_long,           ///< over `argument` KiB; is a quote missing?
  too_many_columns,       ///< over `argument` cells in a row
  too_many_rows,          ///< over `argument` rows
  too_many_texts,         ///< over `argument` different texts
  rounded_number,         ///< `argument`, such as 9,52E+12: digits are lost; format as text
  cell_error,             ///< `argument`, such as #REF!
  formula_without_value,  ///< calculate the sheet and save it again
};

struct Fault {
  Problem problem = Problem::damaged;
  std::size_t line = 1;  ///< as in `Cell`; 1 and 1 for the file as a whole
  std::size_t column = 1;
  std::string argument = {};
};

std::string describe(const Fault& fault);  ///< in English, for the command line and the log

enum class Format : std::uint8_t { csv, xlsx };

/// The rows that hold any text, in order. Rows of XLSX are filled up with empty cells to the width
/// of the first one. Faults end the reading or concern one cell: with any of them the rows are good
/// for showing, not for storing.
struct Table {
  Format format = Format::csv;
  std::vector<Row> rows;
  std::vector<Fault> faults;  ///< at most `limits::sheet_faults_named_max`
};

/// How many rows of that width a table takes: `limits::sheet_rows_max`, and of wide rows fewer, so
/// that it holds at most `limits::sheet_cells_max`.
std::size_t rows_max(std::size_t width);

/// "C12", as a spreadsheet names the cell.
std::string cell_name(std::size_t line, std::size_t column);

}  // namespace ocop::sheets
