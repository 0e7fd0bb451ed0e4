#include "sheets/xlsx_styles.h"

#include <map>

#include <pugixml.hpp>

namespace ocop::sheets {
namespace {

/// The formats that every workbook has and no file spells out: 14 to 17 and 22 show a day.
bool is_built_in_day(unsigned id) { return (id >= 14 && id <= 17) || id == 22; }

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
  std::map<unsigned, bool> own;
  for (const pugi::xml_node format : sheet.child("numFmts").children("numFmt")) {
    own[format.attribute("numFmtId").as_uint()] =
        is_day_format(format.attribute("formatCode").value());
  }
  for (const pugi::xml_node each : sheet.child("cellXfs").children("xf")) {
    const unsigned id = each.attribute("numFmtId").as_uint();
    const auto at = own.find(id);
    styles.days_.push_back(at != own.end() ? at->second : is_built_in_day(id));
  }
  return styles;
}

}  // namespace ocop::sheets
