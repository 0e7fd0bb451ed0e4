#pragma once

#include "office/office.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// The names of units for forms and lists of the office. `store` must outlive them.
office::Units office_units(const RegistryStore& store);

/// Whose records an officer of a unit works with, for `accounts::Rights`. `store` must outlive it.
accounts::UnitsUnder units_under(const RegistryStore& store);

/// On the page of a unit: what it followed, what became of it, whom a message to all its wards
/// reaches today. `store` must outlive it.
office::PanelSource unit_panel(const RegistryStore& store);

}  // namespace ocop::registry
