#pragma once

#include <string>

#include "bulletins/content.h"
#include "bulletins/paper_parts.h"
#include "pages/locale.h"

namespace ocop::bulletins {

/// How an issue is called on paper: a draft has no number yet.
struct Imprint {
  std::string number;   ///< "Số 3"; "Bản nháp"
  std::string edition;  ///< "Bản đính chính lần 1: …"; empty for a first edition
  std::string address;  ///< of its page, for the QR Code; empty for a draft
  std::string sha256;   ///< of what was frozen; empty for a draft
};

/// The issue on A4 in two columns, in Vietnamese.
Result<std::string> bulletin_pdf(const Content& content, const Imprint& imprint,
                                 const PaperGround& ground, print::Finish finish);

}  // namespace ocop::bulletins
