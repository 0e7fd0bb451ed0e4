#pragma once

#include "outreach/office_pages.h"
#include "programme/period_report.h"
#include "records/kept_rows.h"

namespace ocop::programme {

/// Reads what a report is made of, within the visitor's reach of each register. With `plan_id`, the
/// tasks and targets of that plan only. `kept` has the rows that did not change since the last
/// report.
Result<ReportInputs> read_report_inputs(records::KeptRows& kept, records::Reading& reading,
                                        const office::Visitor& visitor,
                                        const registry::Catalogue& catalogue,
                                        std::string_view plan_id);

/// The targets that the visitor may see, of one plan when there is one.
Result<std::vector<Target>> read_targets(records::Reading& reading, const office::Visitor& visitor,
                                         std::string_view plan_id);

}  // namespace ocop::programme
