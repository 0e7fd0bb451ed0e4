#pragma once

#include "records/record_store.h"

namespace ocop::newsroom {

/// Who writes and who releases in the demonstration.
struct Writers {
  std::string editor, approver;  ///< logins
};

/// The articles of data/demo/newsroom, with their days counted from today: some in both languages,
/// one of the future, one corrected; two of their authors. A register that holds articles stays as
/// it is.
Result<void> fill_demonstration(records::RecordStore& store, const Writers& writers);

}  // namespace ocop::newsroom
