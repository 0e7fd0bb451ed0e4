#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "trace/event_pool.h"
#include "trace/thing.h"

namespace ocop::trace {

/// Microseconds; `for_ever` where nothing has ended it.
inline constexpr std::int64_t for_ever = std::numeric_limits<std::int64_t>::max();

/// The time a thing spent in a container: from the ADD until just before the DELETE, by event time.
struct Window {
  std::string_view container;
  std::int64_t from = 0;
  std::int64_t until = for_ever;
  EventPool::Index opened_by = 0;
  std::optional<EventPool::Index> closed_by;  ///< none while open, or closed by a second packing

  bool holds(std::int64_t time) const { return from <= time && time < until; }
};

/// A thing together with the events that the store found by its identifier.
struct Subject {
  std::string_view path;
  Kind kind = Kind::instance;
  const EventPool::List* events = nullptr;
};

/// One ADD or DELETE that concerns the thing.
struct Packing {
  std::int64_t time = 0;
  bool is_add = false;
  std::optional<double> amount;  ///< how much of it; none when the event does not say, or all of it
  std::string_view unit;         ///< of the amount; amounts of different units cannot be compared
  EventPool::Index event = 0;
  std::size_t position = 0;  ///< among the packings, in the order of the events
};

/// The packings of `subject` into and out of `container` among the events of the container. An
/// instance is there or not, without an amount. A lot counts its quantity, or, where the store
/// knows a packing as the lot's though no quantity names it (labels that carry the lot), the
/// instances of its trade class.
std::vector<Packing> packings_of(const EventPool& pool, const Subject& subject,
                                 std::string_view container, const EventPool::List& events);

/// Replays packings in the order of event time. A DELETE without children takes everything out;
/// of a lot a DELETE takes out as much as it says, and everything when an amount is missing. At one
/// and the same instant a DELETE comes first; if nothing was in, it undoes the ADD of that instant.
void replay(std::vector<Packing> packings, std::string_view container,
            std::vector<Window>& windows);

/// An instance can be in one place only, so packing it into a second container ends its stay in the
/// first (at one and the same instant nothing says which is right, and both stay). Orders `windows`
/// by time and gives back the events that packed it a second time.
std::vector<EventPool::Index> end_at_second_packing(std::vector<Window>& windows);

/// All stays of a thing in any container. The second member: see `end_at_second_packing`.
struct Stays {
  std::vector<Window> windows;
  std::vector<EventPool::Index> second_packings;
};
Result<Stays> stays_of(EventPool& pool, const Subject& subject);

}  // namespace ocop::trace
