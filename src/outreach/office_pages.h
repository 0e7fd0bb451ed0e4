#pragma once

#include <functional>
#include <memory>

#include "office/office.h"
#include "outreach/household_way.h"
#include "registry/catalogue.h"

namespace ocop::outreach {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// Puts the room into the office: its registers with their panels, the funnel, the comparison of
/// an idea with what is there, and next steps on the home page.
void add_pages(office::Office& office, Catalogues catalogues);

/// The ways of the households within the reach, each with its last step as the certificates of
/// today tell it.
std::vector<Way> ways_of(const std::vector<records::Record>& households,
                         const accounts::Reach& reach, const registry::Catalogue& catalogue,
                         Date today);
Result<std::vector<Way>> read_ways(records::Reading& reading, const accounts::Reach& reach,
                                   const registry::Catalogue& catalogue, Date today);

}  // namespace ocop::outreach
