#include "sheets/xlsx_styles.h"

#include <map>

#include <pugixml.hpp>

namespace ocop::sheets {
namespace {

/// The formats that every workbook has and no file spells out: 14 to 17 and 22 show a day.
bool is_built_in_day(unsigned id) { return (id >= 14 && id <= 17) || id == 22; }

/// A single 0 pads nothing; more than a number can hold is no code.
std::size_t digits_of(std::string_view code) {
  constexpr std::size_t digits_max = 15;
  const bool is_zeros = code.find_first_not_of('0') == std::string_view::npos;
  return is_zeros && code.size() > 1 && code.size() <= digits_max ? code.size() : 0;
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

XlsxStyles XlsxStyles::parse(std::string_view xml) {
  XlsxStyles styles;
  pugi::xml_document document;
  if (xml.find("<!DOCTYPE") != std::string_view::npos ||
      !document.load_buffer(xml.data(), xml.size())) {
    return styles;
  }
  const pugi::xml_node sheet = document.child("styleSheet");
  std::map<unsigned, Shown> own;
  for (const pugi::xml_node format : sheet.child("numFmts").children("numFmt")) {
    const std::string_view code = format.attribute("formatCode").value();
    own[format.attribute("numFmtId").as_uint()] = {is_day_format(code), digits_of(code)};
  }
  for (const pugi::xml_node each : sheet.child("cellXfs").children("xf")) {
    const unsigned id = each.attribute("numFmtId").as_uint();
    const auto at = own.find(id);
    styles.shown_.push_back(at != own.end() ? at->second : Shown{is_built_in_day(id), 0});
  }
  return styles;
}

}  // namespace ocop::sheets
