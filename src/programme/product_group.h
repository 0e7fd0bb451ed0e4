#pragma once

#include <span>
#include <string_view>

#include "records/kind.h"
#include "registry/catalogue.h"

namespace ocop::programme {

/// The product groups that targets are set for: the six of 2019 by the names products carry
/// ("do-uong"), the six of Decision 26/2026/QĐ-TTg, Annex I, as "2026-1" to "2026-6".
std::span<const records::Option> product_groups();

/// Is the product in the group? By its group of 2019, or by its set of 2026. An empty group holds
/// every product.
bool belongs_to(const registry::Product& product, std::string_view group);

}  // namespace ocop::programme
