#pragma once

#include "records/record_store.h"

namespace ocop::culture {

/// Enters `data/demo/culture` where it is not there yet: craft streets with invented people, one
/// route, a text that was reviewed and one that was not.
Result<void> fill_demonstration(records::RecordStore& store);

}  // namespace ocop::culture
