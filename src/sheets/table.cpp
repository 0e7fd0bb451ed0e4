#include "sheets/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"

namespace ocop::sheets {

std::string describe(const Fault& fault) {
  switch (fault.problem) {
    case Problem::too_large:
      return fmt::format("the file is over {} MiB; split it", fault.argument);
    case Problem::utf16:
      return "the file is UTF-16; save it as \"CSV UTF-8\" or XLSX";
    case Problem::windows_1258:
      return "the file is in Windows-1258; save it as \"CSV UTF-8\"";
    case Problem::tcvn3:
      return "the text is written for the fonts of TCVN3 (.VnTime); convert it to Unicode";
    case Problem::vni:
      return "the text is written for the fonts of VNI (VNI-Times); convert it to Unicode";
    case Problem::not_utf8:
      return "this line is not UTF-8; save the file as \"CSV UTF-8\"";
    case Problem::old_workbook:
      return "this is an old workbook (.xls) or one with a password; save it as XLSX without one";
    case Problem::macros:
      return "the workbook holds macros; save it as XLSX";
    case Problem::not_a_sheet:
      return "this is neither CSV nor XLSX";
    case Problem::damaged:
      return "the workbook cannot be read; save it again as XLSX";
    case Problem::inflates:
      return "the workbook unpacks to more than a sheet may hold; delete unused rows and sheets";
    case Problem::unended_quote:
      return "the quote that begins here has no end";
    case Problem::text_after_quote:
      return "text after a closing quote; double a quote that is part of a text";
    case Problem::quote_in_cell:
      return "a quote inside a cell that does not begin with one";
    case Problem::control_character:
      return "a control character";
    case Problem::row_too_long:
      return fmt::format("a row may have at most {} KiB; is a quote missing?", fault.argument);
    case Problem::too_many_columns:
      return fmt::format("a row may have at most {} cells", fault.argument);
    case Problem::too_many_rows:
      return fmt::format("a sheet of this width may have at most {} rows; split the file",
                         fault.argument);
    case Problem::too_many_texts:
      return fmt::format("a sheet may have at most {} different texts; split the file",
                         fault.argument);
    case Problem::rounded_number:
      return fmt::format("{} has lost digits; format the column as text and enter it again",
                         fault.argument);
    case Problem::cell_error:
      return fmt::format("the formula of this cell gives {}", fault.argument);
    case Problem::formula_without_value:
      return "the formula of this cell has no value; calculate the sheet and save it again";
  }
  return {};
}

std::size_t rows_max(std::size_t width) {
  return std::min(limits::sheet_rows_max,
                  limits::sheet_cells_max / std::max<std::size_t>(width, 1));
}

std::string cell_name(std::size_t line, std::size_t column) {
  std::string letters;
  for (std::size_t left = column; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters + fmt::to_string(line);
}

}  // namespace ocop::sheets
