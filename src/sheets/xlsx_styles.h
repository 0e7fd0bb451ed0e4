#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "sheets/xml_stream.h"

namespace ocop::sheets {

/// Which cell styles of a workbook show a number as a day, and which as a code with leading zeros
/// (ECMA-376 part 1, 18.8.30). Visits xl/styles.xml.
class XlsxStyles final : public XmlVisitor {
 public:
  bool is_day(std::size_t style) const { return style < shown_.size() && shown_[style].as_day; }
  /// 5 for the format 00000, in which 70 is shown as 00070; 0 for any other.
  std::size_t digits(std::size_t style) const {
    return style < shown_.size() ? shown_[style].digits : 0;
  }

  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view element) override;

 private:
  struct Shown {
    bool as_day = false;
    std::size_t digits = 0;
  };

  std::map<std::size_t, Shown> formats_;  ///< those that the workbook spells out
  std::vector<Shown> shown_;
  bool in_cell_styles_ = false;
};

/// "dd/mm/yyyy", not "#,##0" or "[h]:mm".
bool is_day_format(std::string_view code);

}  // namespace ocop::sheets
