#pragma once

#include <string_view>

#include "records/record_store.h"

namespace ocop::outreach {

/// Fills the registers of this room from data/demo/outreach, all or nothing; what is there already
/// stays as it is. The registers below, with the demonstration's producers, come before.
Result<void> fill_demonstration(records::RecordStore& store, std::string_view person);

}  // namespace ocop::outreach
