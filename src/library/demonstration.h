#pragma once

#include "records/record_store.h"

namespace ocop::library {

/// What data/demo/library holds: the documents of the programme that the public reads, and policies
/// of today and of yesterday on documents that are invented and say so, a published good example
/// and one that nobody agreed to yet. What is there already stays
/// as it is. The documents of the programme come before.
Result<void> fill_demonstration(records::RecordStore& store);

}  // namespace ocop::library
