#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// The register of supervision visits; what they found and what follows from it; visits and
/// measures that are due, on the home pages of those who see them.
void add_visit_pages(office::Office& office, const Site& site);

}  // namespace ocop::recognition
