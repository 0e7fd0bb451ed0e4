#pragma once

#include "outreach/office_pages.h"

namespace ocop::programme {

/// "/office/reports/targets?year=": targets of a year against what was achieved, and for each the
/// products that count.
void add_target_pages(office::Office& office, outreach::Catalogues catalogues);

}  // namespace ocop::programme
