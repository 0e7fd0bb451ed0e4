#pragma once

#include "records/kind.h"

namespace ocop::registry {

/// Adds the registers of products with all their parts, of certificates and of documents; those of
/// subjects come before.
void add_product_kinds(records::Kinds& kinds);

}  // namespace ocop::registry
