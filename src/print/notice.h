#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace ocop::print {

/// A notice to hang on a board: one page of A4 in large type, that is read from two metres.
struct Notice {
  std::string issuer;  ///< above: "UBND PHƯỜNG HOÀN KIẾM"
  std::string title;
  std::vector<std::string> paragraphs;
  std::string foot;               ///< day and number, below to the left
  std::string symbol_words;       ///< beside the symbol: what it leads to
  int symbol_side = 0;            ///< modules of the QR Code, quiet zone included; 0: none
  std::vector<bool> symbol = {};  ///< row by row, dark is true
  Timestamp made_at = {};
};

/// As PDF with searchable text. The type is as large as the page holds, from 26 down to 14 points;
/// a text that needs less is `payload_too_large`: shorten it. `internal` when the libraries fail.
Result<std::string> notice_pdf(const Notice& notice);

}  // namespace ocop::print
