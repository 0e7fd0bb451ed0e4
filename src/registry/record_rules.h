#pragma once

#include "registry/entries.h"
#include "registry/merge.h"
#include "registry/tables.h"

namespace ocop::registry {

/// Holds every changed row against what must be true within a record and between records, and
/// adds a fault for each that breaks a rule (docs/import.md). Pure.
void check_rules(const Tables& tables, const Changes& changes, ImportReport& report);

}  // namespace ocop::registry
