#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::sheets {

/// Which cell styles of a workbook show a number as a day (ECMA-376 part 1, 18.8.30).
class XlsxStyles {
 public:
  /// Of xl/styles.xml; a broken part says that none does.
  static XlsxStyles parse(std::string_view xml);

  bool is_day(std::size_t style) const { return style < days_.size() && days_[style]; }

 private:
  std::vector<bool> days_;
};

/// "dd/mm/yyyy", not "#,##0" or "[h]:mm".
bool is_day_format(std::string_view code);

}  // namespace ocop::sheets
