#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Text messages as networks carry them (3GPP TS 23.038, 23.040). Pure.
namespace ocop::messages {

enum class Alphabet : std::uint8_t {
  gsm,   ///< 7 bits a letter: 160 in one message, 153 in each part of a longer one
  ucs2,  ///< 16 bits: 70 and 67; what Vietnamese with its marks takes
};

struct TextParts {
  Alphabet alphabet = Alphabet::gsm;
  std::size_t letters = 0;  ///< as the network counts: "€" and "[" are two of `gsm`
  std::size_t parts = 0;    ///< that are sent and paid; 0 for an empty text
};

/// No letter is cut in two between parts. A text that is not UTF-8 is empty.
TextParts text_parts(std::string_view text);

/// Vietnamese without its marks, in the letters of `Alphabet::gsm` where there are any: "Đã nhận hồ
/// sơ" becomes "Da nhan ho so", quotation marks and dashes the plain ones.
std::string without_marks(std::string_view text);

}  // namespace ocop::messages
