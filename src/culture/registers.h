#pragma once

#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::culture {

/// Adds the registers of this room; those of products and producers come before.
void add_kinds(records::Kinds& kinds);

/// Makes or brings forward the tables; after those of the registry.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::culture
