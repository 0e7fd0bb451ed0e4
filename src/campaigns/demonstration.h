#pragma once

#include <string>

#include "base/time.h"
#include "records/record_store.h"

namespace ocop::campaigns {

/// The logins of who enters and of who approves.
struct People {
  std::string editor, approver;
};

/// The rows of `data/demo/campaigns`: a campaign that has ended, one that runs and a draft, with
/// counts by day; recurring and single items of the calendar. Days follow from `today`. Nothing
/// when it was done before.
Result<void> fill_demonstration(records::RecordStore& store, const People& people, Date today);

}  // namespace ocop::campaigns
