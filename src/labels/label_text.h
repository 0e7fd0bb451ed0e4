#pragma once

#include <string_view>

#include "base/result.h"

namespace ocop::labels {

/// A label leads somewhere: its text is a GS1 Digital Link with an address in front, so that a
/// telephone can open it. `invalid_argument` says what is wrong and what to print instead.
Result<void> check_label_text(std::string_view text);

}  // namespace ocop::labels
