#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// "/office/renewals": which certificates have to be renewed now, and how that stands;
/// "/office/starred-packs": packs that carry stars near or after the end of the stars. Each shows
/// what the visitor reaches. What has to be filed stands on the home pages of producer, ward and
/// city.
void add_life_pages(office::Office& office, const Site& site);

}  // namespace ocop::recognition
