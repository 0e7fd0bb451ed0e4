#pragma once

#include <string_view>

#include "sheets/table.h"

namespace ocop::sheets {

/// The rows of a file that somebody hands in: CSV or XLSX, told by its bytes, whatever its name.
/// What cannot be taken is named in `faults`.
Table read_table(std::string_view bytes);

}  // namespace ocop::sheets
