#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

/// Moments to the minute on the wall in Viet Nam, as the portal writes them: "09:21 12/08/2019".
namespace ocop::newsroom {

std::string wall_text(Timestamp moment);
/// Takes "09:21 12/08/2019", "12/08/2019 09:21" and "2019-08-12T09:21".
std::optional<Timestamp> parse_wall(std::string_view text);

}  // namespace ocop::newsroom
