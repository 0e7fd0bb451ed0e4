#pragma once

#include <string_view>

namespace ocop::event_store {

/// Whether two events with the same identifier say the same. Compared as JSON values, so that order
/// of members and white space do not count; `recordTime` (set anew by every store) and `eventID`
/// (may have been left to us) do not count either, nor does an `@context` that only one of them
/// carries because it was handed in alone. The context of the document does not count: it may name
/// more than the event uses.
bool same_content(std::string_view json, std::string_view other);

}  // namespace ocop::event_store
