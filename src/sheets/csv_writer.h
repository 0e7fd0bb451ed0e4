#pragma once

#include <cstdint>
#include <string>

#include "sheets/sheet.h"

namespace ocop::sheets {

enum class ByteOrderMark : std::uint8_t {
  none,     ///< for programs
  present,  ///< for Excel, which takes a file without one for Windows-1258
};

/// Comma-separated text (RFC 4180): a row of titles, then the rows, each ended by CR LF. No cell
/// runs as a formula (formula_guard.h); `CsvReader` reads back exactly what was given, whatever the
/// text, as long as it holds no control characters and a row holds any text.
std::string write_csv(const Sheet& sheet, ByteOrderMark mark);

}  // namespace ocop::sheets
