#pragma once

#include <span>
#include <string>

#include "codes/code_desk.h"

namespace ocop::codes {

/// Codes as people find them on their labels, in any language: "Tháng 9: 1, 2, 7; Tết: 3". What
/// belongs to no order is left out.
Result<std::string> named_codes(records::Reading& reading, const CodeDesk& desk,
                                std::span<const authenticity::CodeNumber> codes);

}  // namespace ocop::codes
