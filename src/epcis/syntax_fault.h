#pragma once

#include <string_view>

#include "epcis/document.h"

namespace ocop::epcis {

/// Says why `json` could not be read: where the JSON ends too early, is nested too deep, has bytes
/// that are not UTF-8 and so on, with byte offset, line and column. Slow; for refused texts only.
Fault syntax_fault(std::string_view json);

}  // namespace ocop::epcis
