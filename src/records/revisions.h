#pragma once

#include <map>
#include <string>
#include <string_view>

#include "records/record_store.h"

namespace ocop::records {

/// How often each register was changed: for what is kept in memory and has to know when it is old.
class Revisions {
 public:
  Revisions() = default;
  explicit Revisions(Reading& reading);  ///< as this transaction sees them

  long long of(std::string_view kind) const;  ///< zero when it was never changed

 private:
  std::map<std::string, long long, std::less<>> revisions_;
};

}  // namespace ocop::records
