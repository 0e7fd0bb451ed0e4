#pragma once

#include "records/record_store.h"

namespace ocop::recognition {

/// The next serial number of product codes of that year: above every one ever given, also those of
/// certificates that were imported or put aside since. Inside a write transaction, of which there
/// is one at a time, so that no two acts get the same.
long long next_serial(records::Reading& reading, int year);

}  // namespace ocop::recognition
