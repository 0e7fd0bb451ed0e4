#pragma once

#include <string>

#include "bulletins/gathering.h"
#include "records/record_store.h"

namespace ocop::bulletins {

/// Who writes and who approves in the demonstration.
struct Writers {
  std::string editor, approver;  ///< logins
};

/// What data/demo/bulletins holds: a series, an issue that was approved and then corrected, a
/// draft, and printed copies. What is there already stays as it is. Products, stories, articles and
/// accounts of the demonstration come before.
Result<void> fill_demonstration(records::RecordStore& store, const Sources& sources,
                                const Writers& writers);

}  // namespace ocop::bulletins
