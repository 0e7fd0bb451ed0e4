#pragma once

#include "epcis/event.h"
#include "epcis/value_reader.h"

namespace ocop::epcis {

/// Reads one item of a sensorElementList (EPCIS 2.0 section 7.3.7), noting every fault.
SensorElement read_sensor_element(ValueReader& reader, simdjson::dom::element value,
                                  const Path& path);

}  // namespace ocop::epcis
