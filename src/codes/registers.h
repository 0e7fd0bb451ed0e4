#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::codes {

/// Adds the registers of this room: orders of codes with their ranges, reports of consumers, cases.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward their tables.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::codes
