#pragma once

#include <cstdint>
#include <string>

#include "application/data_directory.h"
#include "records/record_store.h"

namespace ocop::application {

/// Fills an empty data folder with the demonstration district: the registers from data/demo, those
/// of the whole office through `records`, then
/// the events, sent to the capture endpoint of the running server at 127.0.0.1:`port` like any
/// producer would. Writes DIR/demo.json last, so that a folder has it only when it is complete; a
/// fill that was broken off goes on, since nothing is stored twice. A folder that holds anything
/// else is left as it is.
Result<void> fill_demonstration(DataDirectory& data, records::RecordStore& records,
                                const Clock& clock, std::uint16_t port,
                                const std::string& base_url);

}  // namespace ocop::application
