#pragma once

#include "base/time.h"
#include "records/kind.h"

namespace ocop::codes {

/// What consumers report about a code, as cases: numbered, answered within
/// `limits::report_answer_days` working days. A report never changes a verdict: it is a reason for
/// an officer to look, no more.
records::Kind report_kind();

/// The day by which a report of `day` is answered: so many working days on, Saturdays and Sundays
/// left out. Public holidays are not known here yet.
Date answer_due(Date day, int working_days);

}  // namespace ocop::codes
