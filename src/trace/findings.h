#pragma once

#include <string_view>
#include <vector>

#include "trace/event_pool.h"
#include "trace/journey.h"
#include "trace/thing.h"

namespace ocop::trace {

/// An event that touches a thing, directly or through the container it was in.
struct Sighting {
  EventPool::Index event = 0;
  std::string_view container;  ///< empty when the event names the thing itself
  bool ends = false;           ///< the instance was consumed, destroyed or decommissioned here
};

struct FindingDraft {
  FindingKind kind;
  std::string_view subject;
  EventPool::Index event = 0;
};

/// What the sightings of one instance or lot say against it: shipped and never received (or
/// arrived, accepted, or seen later in any way), and seen after its end. A lot is in several
/// places at once, so each container of it is judged by itself.
void judge(const EventPool& pool, std::string_view path, Kind kind,
           const std::vector<Sighting>& sightings, std::vector<FindingDraft>& findings);

}  // namespace ocop::trace
