#pragma once

#include "base/time.h"
#include "records/record_store.h"

namespace ocop::stories {

/// What data/demo/stories holds: two published stories, one that waits for review and shares most
/// of its words with the first, a slogan of today and one whose period is over. What is there
/// already stays as it is. The products and accounts of the demonstration come before.
Result<void> fill_demonstration(records::RecordStore& store, Date today);

}  // namespace ocop::stories
