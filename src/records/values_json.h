#pragma once

#include <string>
#include <string_view>

#include "records/record_store.h"

namespace ocop::records {

std::string to_json(const Values& values);
/// What `to_json` wrote.
Values values_from_json(std::string_view text);

}  // namespace ocop::records
