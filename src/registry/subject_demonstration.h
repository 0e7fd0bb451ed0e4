#pragma once

#include <string_view>

#include "records/record_store.h"

namespace ocop::registry {

/// Fills the books of some of the demonstration's producers from data/demo/producers: members with
/// a local share just above 51 %, a vacant post, a late corrective action, a conversion with things
/// to be done again. All or nothing; what is there already stays. The producers and places of
/// data/demo come before.
Result<void> fill_subject_demonstration(records::RecordStore& store, std::string_view person);

}  // namespace ocop::registry
