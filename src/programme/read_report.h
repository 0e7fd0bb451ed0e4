#pragma once

#include "outreach/office_pages.h"
#include "programme/period_report.h"

namespace ocop::programme {

/// Reads what a report is made of, within the visitor's reach of each register. With `plan_id`, the
/// tasks and targets of that plan only.
Result<ReportInputs> read_report_inputs(records::Reading& reading, const office::Visitor& visitor,
                                        const registry::Catalogue& catalogue,
                                        std::string_view plan_id);

}  // namespace ocop::programme
