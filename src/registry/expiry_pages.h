#pragma once

#include "office/office.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// "/office/expiring": papers that run out within 90 days or did in the last 90, those that the
/// visitor reaches, of one ward when "?unit_code=" says so. The same papers stand on the home page
/// as work.
void add_expiry_pages(office::Office& office, const RegistryStore& store);

}  // namespace ocop::registry
