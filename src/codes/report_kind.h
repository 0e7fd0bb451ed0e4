#pragma once

#include "records/kind.h"

namespace ocop::codes {

/// What consumers report about a code, as cases: numbered, answered within
/// `limits::report_answer_days` working days. A report never changes a verdict: it is a reason for
/// an officer to look, no more.
records::Kind report_kind();

}  // namespace ocop::codes
