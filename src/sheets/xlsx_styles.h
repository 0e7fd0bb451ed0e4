#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::sheets {

/// Which cell styles of a workbook show a number as a day, and which as a code with leading zeros
/// (ECMA-376 part 1, 18.8.30).
class XlsxStyles {
 public:
  /// Of xl/styles.xml; a broken part says that none does.
  static XlsxStyles parse(std::string_view xml);

  bool is_day(std::size_t style) const { return style < shown_.size() && shown_[style].as_day; }
  /// 5 for the format 00000, in which 70 is shown as 00070; 0 for any other.
  std::size_t digits(std::size_t style) const {
    return style < shown_.size() ? shown_[style].digits : 0;
  }

 private:
  struct Shown {
    bool as_day = false;
    std::size_t digits = 0;
  };
  std::vector<Shown> shown_;
};

/// "dd/mm/yyyy", not "#,##0" or "[h]:mm".
bool is_day_format(std::string_view code);

}  // namespace ocop::sheets
