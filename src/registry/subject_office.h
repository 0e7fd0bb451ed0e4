#pragma once

#include <memory>

#include "office/office.h"
#include "registry/legal_rules.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// The pages of `add_subject_kinds` in the back office, with panels, the pages of a producer on a
/// day, and what waits. `office` and `store` must outlive the routes; the kinds stand in the
/// office's records.
void add_subject_registers(office::Office& office, const RegistryStore& store,
                           const std::shared_ptr<const LegalRules>& rules);

}  // namespace ocop::registry
