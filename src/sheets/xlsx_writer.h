#pragma once

#include <string>

#include "base/result.h"
#include "sheets/sheet.h"

namespace ocop::sheets {

/// A workbook (ECMA-376) with these sheets: texts as texts, so that nothing runs as a formula; days
/// and numbers as such; a bold first row that stays in sight. Gives the bytes of the file.
Result<std::string> write_xlsx(const std::vector<Sheet>& sheets);

}  // namespace ocop::sheets
