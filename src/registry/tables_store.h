#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "registry/merge.h"
#include "registry/tables.h"
#include "sql/database.h"

/// The SQL of the registers. Inside a transaction of the caller; what the SQL library throws is
/// thrown on.
namespace ocop::registry {

Tables load_tables(soci::session& session);

/// Rises with every change of the registers, by whichever process.
long long load_revision(soci::session& session);

/// Writes the changed rows, an audit entry for each, and raises the revision. `unavailable` when
/// another writer has changed a row since it was loaded.
Result<void> write_changes(soci::session& session, const Tables& tables, const Changes& changes,
                           std::string_view actor, const Clock& clock, Random& random);

}  // namespace ocop::registry
