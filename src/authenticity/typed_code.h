#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocop::authenticity {

/// A serial as people type it, and the code under the scratch layer if they typed it behind.
struct TypedCode {
  std::string serial;
  std::string hidden;  ///< may be empty
};

/// Takes blanks, hyphens, small letters, and the digits 0, 1 and 8 for what they look like; other
/// words may stand around it, as in a text message ("OCOP …", "mã: … cảm ơn"). None when no words
/// one after the other have 16 symbols, or 26, and nothing but symbols of ours.
std::optional<TypedCode> read_typed_code(std::string_view typed);

}  // namespace ocop::authenticity
