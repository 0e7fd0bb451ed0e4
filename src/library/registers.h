#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::library {

/// Adds the registers of this room. Those of producers and of the programme come before.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward the tables; after those of the registry and of the programme.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::library
