#pragma once

#include <filesystem>
#include <string_view>

#include "application/demonstration_events.h"
#include "records/record_store.h"

namespace ocop::application {

/// Orders codes for every lot of the demonstration whose pieces have serials, brings those that are
/// labelled by today onto their goods, and gives the serials for the events. The desk of the office
/// is to be reloaded after it.
Result<SerialOfPiece> give_demonstration_codes(const DemonstrationInputs& inputs, Date today,
                                               const std::filesystem::path& data,
                                               records::RecordStore& records,
                                               std::string_view actor);

}  // namespace ocop::application
