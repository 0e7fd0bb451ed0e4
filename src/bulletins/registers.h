#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::bulletins {

/// Adds the registers of this room; those of the newsroom and of stories come before.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward the tables; after those of the newsroom and of stories.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::bulletins
