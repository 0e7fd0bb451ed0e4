#pragma once

#include <string_view>

#include "records/kind.h"

namespace ocop::programme {

/// The rule of a field that holds an address on the web: one that a browser opens, and nothing that
/// runs ("javascript:").
records::Checked web_address(std::string_view text);

}  // namespace ocop::programme
