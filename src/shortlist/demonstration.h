#pragma once

#include "base/time.h"
#include "records/record_store.h"

namespace ocop::shortlist {

/// What data/demo/shortlist holds: a round that was published, and one that is open around `today`.
/// What is there already stays as it is. The products and accounts of the demonstration, and the
/// conflicts that they declare, come before.
Result<void> fill_demonstration(records::RecordStore& store, Date today);

}  // namespace ocop::shortlist
