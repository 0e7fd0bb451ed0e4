#pragma once

#include "base/result.h"
#include "base/time.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::regimes {

void add_kinds(records::Kinds& kinds);
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::regimes
