#pragma once

#include <string_view>

#include "sheets/table.h"

namespace ocop::sheets {

/// The first sheet of a workbook (ECMA-376), as rows of texts. Of a formula its stored value; a
/// number in a date format is a day, "2026-07-06"; 70 in the format 00000 is "00070"; true and
/// false are 1 and 0. Rows without any text are left out. Faults stand in the table, as with CSV.
Table read_xlsx(std::string_view bytes);

}  // namespace ocop::sheets
