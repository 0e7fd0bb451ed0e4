#pragma once

#include "outreach/office_pages.h"

namespace ocop::outreach {

/// "/office/funnel" and the same as CSV and XLSX: the funnel of a period by ward or street, over
/// the households the visitor reaches.
void add_funnel_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::outreach
