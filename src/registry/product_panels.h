#pragma once

#include <memory>
#include <vector>

#include "office/office.h"
#include "registry/label_rules.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// The blocks on the page of a product: stars, label check, papers, near duplicates, sets proposed
/// for its group. `store` must outlive them.
std::vector<office::PanelSource> product_panels(const RegistryStore& store,
                                                std::shared_ptr<const LabelRules> rules);

/// On the page of a document: its days, its editions, the fingerprint of its file.
Result<std::optional<office::Panel>> document_panel(const office::Visitor& visitor,
                                                    records::Reading& reading,
                                                    const records::Record& document);

}  // namespace ocop::registry
