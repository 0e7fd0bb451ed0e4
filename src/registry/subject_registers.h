#pragma once

#include <memory>

#include "records/kind.h"
#include "registry/legal_rules.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// Adds the registers of units, audiences and producers with all their parts, before those of
/// products. A unit exists for the fields of all registers when the catalogue of `store` ever had
/// its code. `store` must outlive the kinds.
void add_subject_kinds(records::Kinds& kinds, const RegistryStore& store,
                       std::shared_ptr<const LegalRules> rules);

}  // namespace ocop::registry
