#pragma once

#include <memory>

#include "base/time.h"
#include "criteria/regime.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::recognition {

/// Adds the registers of this room, and what keeps certificates as their acts say. Those of
/// products and of evaluation come before.
void add_kinds(records::Kinds& kinds, const std::shared_ptr<const criteria::Regimes>& regimes);

/// Makes or brings forward their tables; after those of evaluation.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::recognition
