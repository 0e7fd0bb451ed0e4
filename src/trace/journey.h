#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "event_store/event_store.h"
#include "gs1/identifier.h"

namespace ocop::trace {

/// How an event touches the thing asked for.
enum class Role : std::uint8_t {
  observed,    ///< it stands in the event's own list
  packed,      ///< it went into a container (aggregation ADD)
  unpacked,    ///< it came out (aggregation DELETE)
  inside,      ///< it was in a container that the event is about
  consumed,    ///< it was an input of a transformation
  produced,    ///< it came out of a transformation
  parent,      ///< it was itself the container
  ingredient,  ///< an event of something it was made from (backward)
  product,     ///< an event of something made from it (forward)
};

/// One event of a journey.
struct Step {
  event_store::StoredEvent event;
  Role role = Role::observed;
  std::string subject;  ///< identifier path of the thing the event touches: the one asked for, its
                        ///< container, an ingredient or a product
  int distance = 0;  ///< transformations away: 0 itself, -1 its ingredients, +1 what was made of it
};

enum class FindingKind : std::uint8_t {
  shipped_not_received,        ///< the last step is a shipping without a receiving
  second_parent_while_packed,  ///< packed into another container while still in the first
  observed_after_end,          ///< seen after it was consumed, destroyed or decommissioned
  cut_at_limit,                ///< a named limit was reached; the journey is not complete
};

struct Finding {
  FindingKind kind;
  std::string subject;
  event_store::Sequence sequence = 0;  ///< the event that shows it
};

/// An input and an output of one transformation, as identifier paths.
struct Edge {
  std::string input;
  std::string output;
  event_store::Sequence sequence = 0;
};

struct Journey {
  std::vector<Step> steps;  ///< by event time, then by sequence number
  std::vector<Edge> edges;  ///< transformations between the things that occur in `steps`
  std::vector<Finding> findings;
};

enum class Direction : std::uint8_t { itself, backward, forward, both };

/// Everything that happened to one instance, lot or class: its own events, those of containers
/// while it was inside (containment taken at the event time, [ADD, DELETE)), and, by `direction`,
/// those of what it was made from or of what was made from it. Events declared in error are left
/// out. Bounded by `limits::trace_depth_max` and `limits::trace_events_max`; reaching one is a
/// finding, not an error. Nothing known about the identifier gives an empty journey.
Result<Journey> journey(const event_store::View& view, const gs1::Identifier& item,
                        Direction direction);

}  // namespace ocop::trace
