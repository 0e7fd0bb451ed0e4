#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// "/office/recognition": results that wait for recognition, proposals that wait for a second
/// person with the clock of revocations, what was released; the same on the home page.
void add_overview_page(office::Office& office, const Site& site);

}  // namespace ocop::recognition
