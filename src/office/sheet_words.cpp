#include "office/sheet_words.h"

namespace ocop::office {
namespace {

pages::Key key_of(sheets::Problem problem) {
  using enum sheets::Problem;
  switch (problem) {
    case too_large:
      return "office.sheet.too_large"_key;
    case utf16:
      return "office.sheet.utf16"_key;
    case windows_1258:
      return "office.sheet.windows_1258"_key;
    case tcvn3:
      return "office.sheet.tcvn3"_key;
    case vni:
      return "office.sheet.vni"_key;
    case not_utf8:
      return "office.sheet.not_utf8"_key;
    case old_workbook:
      return "office.sheet.old_workbook"_key;
    case macros:
      return "office.sheet.macros"_key;
    case not_a_sheet:
      return "office.sheet.not_a_sheet"_key;
    case damaged:
      return "office.sheet.damaged"_key;
    case inflates:
      return "office.sheet.inflates"_key;
    case unended_quote:
      return "office.sheet.unended_quote"_key;
    case text_after_quote:
      return "office.sheet.text_after_quote"_key;
    case quote_in_cell:
      return "office.sheet.quote_in_cell"_key;
    case control_character:
      return "office.sheet.control_character"_key;
    case row_too_long:
      return "office.sheet.row_too_long"_key;
    case too_many_columns:
      return "office.sheet.too_many_columns"_key;
    case too_many_rows:
      return "office.sheet.too_many_rows"_key;
    case too_many_texts:
      return "office.sheet.too_many_texts"_key;
    case rounded_number:
      return "office.sheet.rounded_number"_key;
    case cell_error:
      return "office.sheet.cell_error"_key;
    case formula_without_value:
      return "office.sheet.formula_without_value"_key;
  }
  return "office.sheet.damaged"_key;
}

}  // namespace

std::string words_for(const sheets::Fault& fault, pages::Locale locale) {
  return pages::text(locale, key_of(fault.problem), {fault.argument});
}

}  // namespace ocop::office
