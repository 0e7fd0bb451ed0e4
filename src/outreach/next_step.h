#pragma once

#include <span>
#include <string>
#include <vector>

#include "records/record.h"
#include "records/record_store.h"

namespace ocop::outreach {

/// The contact whose next step is open: the last one of a household, when it names a step. A later
/// contact settles what was agreed before. `visits` are of one household; null when nothing is
/// open.
const records::Record* open_step(std::span<const records::Record> visits);

/// The households whose open step is to be taken by that day, the earliest first.
Result<std::vector<std::string>> households_to_contact(records::Reading& reading, Date last);

}  // namespace ocop::outreach
