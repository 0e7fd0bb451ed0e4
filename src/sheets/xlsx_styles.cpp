#include "sheets/xlsx_styles.h"

#include <charconv>

#include "base/limits.h"

namespace ocop::sheets {
namespace {

/// The formats that every workbook has and no file spells out: 14 to 17 and 22 show a day.
bool is_built_in_day(std::size_t id) { return (id >= 14 && id <= 17) || id == 22; }

/// A single 0 pads nothing; more than a number can hold is no code.
std::size_t digits_of(std::string_view code) {
  constexpr std::size_t digits_max = 15;
  const bool is_zeros = code.find_first_not_of('0') == std::string_view::npos;
  return is_zeros && code.size() > 1 && code.size() <= digits_max ? code.size() : 0;
}

std::size_t whole_from(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

bool is_day_format(std::string_view code) {
  bool in_quotes = false, in_brackets = false, has_year = false, has_day = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\') {
      ++i;
    } else if (c == '"') {
      in_quotes = !in_quotes;
    } else if (!in_quotes && (c == '[' || c == ']')) {
      in_brackets = c == '[';
    } else if (!in_quotes && !in_brackets) {
      has_year = has_year || c == 'y' || c == 'Y';
      has_day = has_day || c == 'd' || c == 'D';
    }
  }
  return has_year || has_day;
}

void XlsxStyles::begin(std::string_view element, const XmlAttributes& attributes) {
  if (element == "cellXfs") in_cell_styles_ = true;
  if (shown_.size() + formats_.size() >= limits::xlsx_styles_max) return;
  const std::size_t format = whole_from(attributes.get("numFmtId"));
  if (element == "numFmt") {
    const std::string_view code = attributes.get("formatCode");
    formats_[format] = {is_day_format(code), digits_of(code)};
  } else if (element == "xf" && in_cell_styles_) {
    const auto own = formats_.find(format);
    shown_.push_back(own != formats_.end() ? own->second : Shown{is_built_in_day(format), 0});
  }
}

void XlsxStyles::end(std::string_view element) {
  if (element == "cellXfs") in_cell_styles_ = false;
}

}  // namespace ocop::sheets
