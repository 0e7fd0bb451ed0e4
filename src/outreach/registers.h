#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::outreach {

/// Adds the registers of this room: households, visits, ideas, their evidence and tasting sheets.
/// The registers of subjects come before.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward their tables; after those of the registry.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::outreach
