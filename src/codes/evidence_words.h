#pragma once

#include <string>

#include "authenticity/evidence.h"
#include "authenticity/judgement.h"
#include "pages/locale.h"

namespace ocop::codes {

/// "Mã được quét cách nhau 20 phút ở Hà Nội và ở Cần Thơ. Một hộp không thể ở cả hai nơi."
std::string evidence_text(pages::Locale locale, const authenticity::Evidence& evidence);

/// What speaks for a copy, strongest first, at most two sentences; for shoppers.
std::string suspicion_text(pages::Locale locale, const authenticity::Judgement& judgement);

/// "Hà Nội"; empty for a code that is none.
std::string province_name(std::string_view code);

}  // namespace ocop::codes
