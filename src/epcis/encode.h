#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "epcis/event.h"

namespace ocop::epcis {

/// Whether an encoded event carries its own "@context" or stands in a document that has one.
enum class ContextPlace : std::uint8_t { in_document, in_event };

/// One event as JSON-LD, valid under the JSON schema of EPCIS 2.0, without white space.
/// Identifiers are written as canonical Digital Links, vocabulary terms in their short form,
/// times with the offset of their place. `decode` of it gives an equal event.
std::string encode(const Event& event, ContextPlace place = ContextPlace::in_event);

/// An EPCISDocument of the events, in their order. Prefixes that all events agree on stand in the
/// document's context; an event that means something else by one of them carries its own.
std::string encode_document(std::span<const Event> events, LocalTime creation_date);

/// The original bytes of one event with eventID and recordTime put in front of its first field, in
/// the place of what it said about the two; every other byte is kept. `json` is one valid event.
/// A `context` that is not empty (`SourcedEvent::context`) goes in likewise, joined with the
/// event's own, so that the event means the same outside its document.
///
///     with_record(R"({"type":"ObjectEvent", …})", id, time)
///       → R"({"eventID":"…","recordTime":"2026-07-05T22:40:00.000001+00:00","type":"Obj…", …})"
std::string with_record(std::string_view json, std::string_view event_id, Timestamp record_time,
                        std::string_view context = {});

}  // namespace ocop::epcis
