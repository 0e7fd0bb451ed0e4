#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::campaigns {

/// Adds the registers of this room; those of articles and messages come before.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward the tables; after those of the newsroom and of messages.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::campaigns
