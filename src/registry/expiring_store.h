#pragma once

#include <string>
#include <vector>

#include "records/record_store.h"

namespace ocop::registry {

struct EndingDocument {
  std::string id, subject_id, title;
  Date valid_to;
};

/// Documents whose last day lies in these days, both included, and that nothing replaces; of all
/// producers, so that the caller shows only what the visitor reaches. At most
/// `limits::record_parts_max`, the earliest first.
Result<std::vector<EndingDocument>> documents_ending(records::Reading& reading, Date from, Date to);

}  // namespace ocop::registry
