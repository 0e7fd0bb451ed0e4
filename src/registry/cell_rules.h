#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

/// What a cell of a CSV file, or a field of a form, may hold (docs/import.md). Each rule takes a
/// text that is not empty, has no blanks around it and is in NFC; it gives the value to store, or
/// an error whose detail is the reason alone.
namespace ocop::registry::rule {

Result<std::string> subject_code(std::string_view text);
Result<std::string> gln(std::string_view text);
Result<std::string> gtin(std::string_view text);  ///< 8, 12, 13 or 14 digits, gives 14
Result<std::string> any_unit_code(std::string_view text);
Result<std::string> phone(std::string_view text);
Result<std::string> picture(std::string_view text);  ///< an address

}  // namespace ocop::registry::rule
