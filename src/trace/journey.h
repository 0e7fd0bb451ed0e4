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
/// while it was inside, and, by `direction`, those of what it was made from or of what was made
/// from it. Only event times count: events that were recorded late or in another order give the
/// same journey. Nothing known about the identifier gives an empty journey. Bounded by
/// `limits::trace_*`; reaching one is a finding, not an error. Errors are those of the store.
///
///     const auto view = store.view();
///     TRY(const Journey found, journey(*view, item, Direction::backward));
///
/// Containment: an aggregation ADD opens a stay, DELETE ends it, [ADD, DELETE); a DELETE without
/// children ends all; OBSERVE changes nothing. What happens to a container, or to the container
/// that it is in, happens to the content of that instant. Packing an instance a second time ends
/// the first stay and is a finding; a lot may be in several containers at once and leaves one by
/// the amounts that are taken out. Associations carry nothing.
///
/// Lots: a lot has its own events, those of the containers of its parts, and those of the instances
/// that instance/lot master data (ILMD) give to it. Of instances whose label alone names the lot,
/// it has the events that carry such a label. Of an instance, its lot counts without its other
/// instances: what befell those is not its story, and there may be a million of them.
///
/// Backward: an instance is made from what its lot was made from; its lot's events are told until
/// the end of the day on which the instance first goes its own way. An ingredient's events are told
/// until the end of the day on which it was used up here (many write the day only), without what
/// else it went into. Who uses up a container uses up its content. A class without a lot ("milk")
/// is named in an edge and followed no further.
///
/// Forward: what was made from it, of each lot also the instances. Forward and backward are inverse
/// to each other.
///
/// An error declaration repeats the event that it concerns (EPCIS 2.0, ErrorDeclaration), so it is
/// found by the same identifiers; both are left out, with all that followed from the event.
Result<Journey> journey(const event_store::View& view, const gs1::Identifier& item,
                        Direction direction);

}  // namespace ocop::trace
