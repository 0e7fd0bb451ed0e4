#pragma once

#include "outreach/office_pages.h"

namespace ocop::programme {

/// "/office/reports/period": the report of a period, of all plans or of one, and the same as a
/// workbook and as PDF.
void add_report_pages(office::Office& office, outreach::Catalogues catalogues);

}  // namespace ocop::programme
