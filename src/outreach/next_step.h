#pragma once

#include <optional>
#include <span>

#include "records/record.h"

namespace ocop::outreach {

/// The contact whose next step is open: the last one of a household, when it names a step. A later
/// contact settles what was agreed before. `visits` are of one household; null when nothing is
/// open.
const records::Record* open_step(std::span<const records::Record> visits);

}  // namespace ocop::outreach
