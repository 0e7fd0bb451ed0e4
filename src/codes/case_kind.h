#pragma once

#include "records/kind.h"

namespace ocop::codes {

/// That codes of a product may have been copied, as a case of an officer: numbered, to be closed
/// within `limits::case_working_days` with what came of it. A closed case is not changed any more,
/// so that its last change tells when it was closed. Whoever handles reports of consumers handles
/// cases: the access table gives both with `consumer_report`.
records::Kind case_kind();

}  // namespace ocop::codes
