#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sheets/table.h"
#include "sheets/xlsx_styles.h"
#include "sheets/xlsx_texts.h"
#include "sheets/xml_stream.h"

namespace ocop::sheets {

/// From where a workbook counts its days; 1904 in old files of the Macintosh.
enum class DayZero : std::uint8_t { of_1900, of_1904 };

/// Turns one sheet of a workbook (ECMA-376 part 1, 18.3) into rows and faults of a table. Visits
/// its part, after the texts and styles; all must outlive it.
class XlsxSheet final : public XmlVisitor {
 public:
  XlsxSheet(const XlsxTexts& texts, const XlsxStyles& styles, DayZero zero, Table& table)
      : texts_(texts), styles_(styles), zero_(zero), table_(table) {}

  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view piece) override;

 private:
  /// The cell that is being read.
  struct Open {
    std::size_t column = 0;
    std::size_t style = 0;
    std::string type, value;
    bool has_formula = false;
  };

  void begin_cell(const XmlAttributes& attributes);
  void end_cell();
  void end_row();
  std::string shown();
  std::string shown_number();
  std::string refuse(Problem problem, std::string argument = {});

  const XlsxTexts& texts_;
  const XlsxStyles& styles_;
  DayZero zero_;
  Table& table_;
  Row row_;
  std::size_t line_ = 0;
  Open cell_;
  bool in_value_ = false;
  bool in_phonetic_ = false;
  bool row_is_refused_ = false;
  bool is_over_ = false;  ///< no more rows are taken
};

}  // namespace ocop::sheets
