#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocop {

bool is_utf8(std::string_view text);

/// Normalisation form C, in which Vietnamese is stored; invalid UTF-8 is an error.
Result<std::string> to_nfc(std::string_view text);

/// The form in which Vietnamese is searched: lower case, no marks, đ→d, whatever the
/// normalisation form of the input ("Ô mai" and "Ô mai" decomposed both give "o mai").
/// Runs of white space become one space. Invalid UTF-8 gives an empty string.
std::string fold(std::string_view text);

/// A key whose bytes compare as Vietnamese is ordered in a dictionary (as CLDR's `vi`): the letters
/// a ă â b c d đ e ê … o ô ơ … u ư … first, then the tones ngang huyền hỏi ngã sắc nặng, then small
/// before capital; blanks before signs before digits before letters. "ca" < "cà" < "cả" < "cá" <
/// "cạ" < "căn". Only the symbols 0-9 and a-z, so that SQL orders it alike under any collation. The
/// same for every normalisation form; invalid UTF-8 gives an empty key.
std::string vietnamese_sort_key(std::string_view text);

std::string_view trim(std::string_view text);  ///< without spaces, tabs and line ends around
std::vector<std::string_view> split(std::string_view text, char separator);
std::string to_lower_ascii(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII only

}  // namespace ocop
