#pragma once

#include <memory>

#include "office/office.h"
#include "registry/label_rules.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// The pages of `add_product_kinds` in the back office: products with their label check, papers,
/// stars, near duplicates and pictures; documents; certificates; "near their end"; and the alarms
/// of the home page. `certificate_panels`: what rooms above show of a certificate. `office` and
/// `store` must outlive the routes.
void add_product_registers(office::Office& office, const RegistryStore& store,
                           std::shared_ptr<const LabelRules> rules,
                           std::vector<office::PanelSource> certificate_panels = {});

}  // namespace ocop::registry
