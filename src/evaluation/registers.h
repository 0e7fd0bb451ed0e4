#pragma once

#include <memory>

#include "base/time.h"
#include "criteria/regime.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::evaluation {

/// Adds the registers of this room: dossiers with their answers, councils with their sheets. Those
/// of subjects and products come before.
void add_kinds(records::Kinds& kinds, const std::shared_ptr<const criteria::Regimes>& regimes);

/// Makes or brings forward their tables; after those of the registry.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::evaluation
