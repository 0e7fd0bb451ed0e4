#pragma once

#include <cstdint>
#include <string>

#include "application/data_directory.h"

namespace ocop::application {

/// Fills an empty data folder with the demonstration district: the registers from data/demo, then
/// the events, sent to the capture endpoint of the running server at 127.0.0.1:`port` like any
/// producer would. Writes DIR/demo.json (docs: names that stay put) last, so that a folder has it
/// only when it is complete; a folder that has events or registers already is left as it is.
Result<void> fill_demonstration(DataDirectory& data, const Clock& clock, std::uint16_t port,
                                const std::string& base_url);

}  // namespace ocop::application
