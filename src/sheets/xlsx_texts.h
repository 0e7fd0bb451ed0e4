#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sheets/xml_stream.h"

namespace ocop::sheets {

/// The texts that the cells of a workbook share (ECMA-376 part 1, 18.4.9). Visits
/// xl/sharedStrings.xml.
class XlsxTexts final : public XmlVisitor {
 public:
  /// `index` as a cell writes it; null when there is no such text.
  const std::string* find(std::string_view index) const;
  bool overflowed() const { return overflowed_; }  ///< `limits::xlsx_shared_texts_max`

  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view piece) override;

 private:
  std::vector<std::string> texts_;
  bool in_text_ = false;
  bool in_phonetic_ = false;  ///< how to pronounce it, in Japanese workbooks
  bool overflowed_ = false;
};

}  // namespace ocop::sheets
