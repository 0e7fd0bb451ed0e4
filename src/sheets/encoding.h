#pragma once

#include <optional>
#include <string_view>

#include "sheets/table.h"

/// Recognises the encodings in which Vietnamese files of before Unicode still come. A guess by
/// counting: a decoding is believed when most of the words with marks become Vietnamese syllables.
namespace ocop::sheets {

/// By its byte order mark, or by the zero bytes beside ASCII.
bool is_utf16(std::string_view bytes);

/// `windows_1258`, `tcvn3` or `vni` for bytes that are not UTF-8.
std::optional<Problem> legacy_encoding_of(std::string_view bytes);

/// `tcvn3` or `vni` for UTF-8 that a program made out of such bytes: "C«ng ty cæ phÇn" is "Công ty
/// cổ phần" in a font of TCVN3. Needs a few words to judge by.
std::optional<Problem> legacy_font_of(std::string_view utf8);

}  // namespace ocop::sheets
