#include "sheets/xlsx_texts.h"

#include <charconv>

#include "base/limits.h"

namespace ocop::sheets {

const std::string* XlsxTexts::find(std::string_view index) const {
  std::size_t at = 0;
  const auto [end, failed] = std::from_chars(index.data(), index.data() + index.size(), at);
  const bool is_whole = failed == std::errc() && end == index.data() + index.size();
  return is_whole && at < texts_.size() ? &texts_[at] : nullptr;
}

void XlsxTexts::begin(std::string_view element, const XmlAttributes&) {
  if (element == "si") {
    overflowed_ = overflowed_ || texts_.size() == limits::xlsx_shared_texts_max;
    if (!overflowed_) texts_.emplace_back();
  } else if (element == "rPh") {
    in_phonetic_ = true;
  } else if (element == "t") {
    in_text_ = !in_phonetic_ && !overflowed_ && !texts_.empty();
  }
}

void XlsxTexts::end(std::string_view element) {
  if (element == "rPh") in_phonetic_ = false;
  if (element == "t") in_text_ = false;
}

void XlsxTexts::text(std::string_view piece) {
  if (in_text_) texts_.back() += piece;
}

}  // namespace ocop::sheets
