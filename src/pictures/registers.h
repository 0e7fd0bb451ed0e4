#pragma once

#include "base/result.h"
#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::pictures {

/// Adds the register of this room.
void add_kinds(records::Kinds& kinds);
/// Makes its tables.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::pictures
