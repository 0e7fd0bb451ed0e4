#pragma once

#include <functional>
#include <memory>

#include "office/office.h"
#include "registry/catalogue.h"

namespace ocop::shortlist {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// Puts the room into the office: rounds with their panels and acts for officers, ballots for those
/// whom a round names, and what waits for either on the home page.
void add_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::shortlist
