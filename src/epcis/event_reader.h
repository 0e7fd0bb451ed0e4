#pragma once

#include <memory>
#include <string>

#include "epcis/event.h"
#include "epcis/value_reader.h"

namespace ocop::epcis {

/// Whether the event stands in a document, whose "@context" it shares, or alone with its own.
enum class Surroundings : std::uint8_t { document, alone };

/// Reads one event and notes every fault of form (the JSON schema of EPCIS 2.0) and of sense
/// (`event_rules.h`). When the fault count grew, the event is incomplete and not to be used.
Event read_event(FaultList& faults, std::shared_ptr<const Context> context,
                 simdjson::dom::element value, const Path& path, Surroundings surroundings);

/// Adds what an "@context" says to `context`, noting faults of its form.
void read_context(FaultList& faults, simdjson::dom::element value, const Path& path,
                  Context& context);

/// "ObjectEvent" … "AssociationEvent".
std::string_view json_name(EventType type);
std::optional<EventType> event_type_of(std::string_view name);

}  // namespace ocop::epcis
