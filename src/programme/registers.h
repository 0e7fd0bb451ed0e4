#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::programme {

/// Adds the registers of this room: documents and their links, tasks, targets.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward their tables.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::programme
