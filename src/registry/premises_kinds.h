#pragma once

#include "records/kind.h"

/// Where a producer works, what inspections found there, and what is done about it. Tables:
/// migrations/0001, 0003.
namespace ocop::registry {

/// A place with a GLN, as events name it.
records::Kind place_kind();
records::Kind premises_kind();
records::Kind inspection_kind();
/// A finding with its corrective action: responsible, deadline, proof; closed when it was looked at
/// again.
records::Kind finding_kind();

/// Past its deadline and not done.
bool is_late(const records::Record& finding, Date day);

}  // namespace ocop::registry
