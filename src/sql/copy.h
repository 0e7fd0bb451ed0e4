#pragma once

#include <filesystem>

#include "base/result.h"
#include "sql/database.h"

namespace ocop::sql {

/// Fills `to` with every row of `from`, whatever the engines: one moment of `from`, one transaction
/// of `to`, whose own rows go. Both must have the same tables and columns (`failed_precondition`
/// names the first difference), which migrations of the same program give them.
///
/// Values pass as text, which is exact for `bigint`, `smallint` and `text`, the only types we use.
Result<void> copy_rows(Database& from, Database& to);

/// Whether there is no table at all.
Result<bool> is_empty(Database& database);

}  // namespace ocop::sql
