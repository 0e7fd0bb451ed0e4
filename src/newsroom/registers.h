#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::newsroom {

/// Adds the registers of articles and of comments.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward the tables.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::newsroom
