#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "epcis/event.h"

namespace ocop::epcis {

/// One fault of a document: where it is and why it is one, in plain words.
struct Fault {
  std::string pointer;  ///< JSON Pointer (RFC 6901) from the root of the document
  std::string reason;
};

/// An event together with the bytes it came in, without white space around.
struct SourcedEvent {
  Event event;
  std::string_view json;  ///< a view into the text given to `decode`
  /// The value of the document's "@context", a view likewise; empty for a bare event, which has
  /// its own. Without it the prefixes in `json` mean nothing, so whoever keeps one keeps both.
  std::string_view context;
};

struct Decoded {
  std::vector<SourcedEvent> events;    ///< those without a fault, in the order of the source
  std::vector<std::size_t> positions;  ///< for each of `events`, its index in the source's list
  std::string list_pointer;     ///< of that list: "/epcisBody/eventList"; for a bare event ""
  std::vector<Fault> faults;    ///< the first `limits::epcis_faults_named_max`
  std::size_t fault_count = 0;  ///< all of them

  /// JSON Pointer of `events[index]` from the root of the document.
  std::string pointer_of(std::size_t index) const {
    return list_pointer.empty() ? "" : list_pointer + "/" + std::to_string(positions[index]);
  }
};

/// Reads an EPCISDocument, an EPCISQueryDocument or a single bare event in JSON-LD (EPCIS 2.0
/// section 10). Every fault of every event is found, not only the first. A text that is not JSON,
/// is over a limit or is no EPCIS document gives one fault with the pointer "" and no event.
/// Reads no clock and fetches no context. `json` must outlive the result.
Decoded decode(std::string_view json);

}  // namespace ocop::epcis
