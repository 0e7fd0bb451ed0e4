#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/record_store.h"

namespace ocop::records {

/// One act on a row, as the audit tells it.
struct HistoryEntry {
  Timestamp at;
  std::string person;
  std::string act;        ///< "create", "change", "remove", "restore" or one of a capability
  long long version = 0;  ///< of the row after the act; 0 when the act changed no field
  std::vector<Difference> changes;  ///< as stored
};

/// What was done to a row, the newest first, at most `limits::record_history_max` entries. Ask for
/// the row within the reach of the visitor first.
Result<std::vector<HistoryEntry>> history_of(Reading& reading, const Kind& kind,
                                             std::string_view id);

/// What others stored since the row had that version.
Result<Conflict> conflict_since(Reading& reading, const Record& now, long long version);

}  // namespace ocop::records
