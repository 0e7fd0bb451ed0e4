#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "event_store/event_facts.h"
#include "trace/journey.h"
#include "trace/thing.h"

/// What one event says of one thing. Pure.
namespace ocop::trace {

bool contains(const std::vector<std::string_view>& list, std::string_view path);
bool contains(const std::vector<event_store::QuantityFact>& list, std::string_view path);

/// In an event that names the thing and is no transformation.
Role role_of(const event_store::EventFacts& facts, std::string_view path);

struct Part {
  bool is_input = false;
  bool is_output = false;
};

/// The part that a thing found in a transformation played. The store finds an event by a lot also
/// when labels give the lot to instances of its trade class; then the lists that hold the class
/// say.
Part part_in_transformation(const event_store::EventFacts& facts, std::string_view path, Kind kind);

/// The instances that an event brings forth, as opposed to doing something with them.
const std::vector<std::string_view>& created_by(const event_store::EventFacts& facts);

/// The lots that the master data of an event gives to what it brings forth: one for each trade
/// class among the instances and the quantities without a lot of their own.
std::vector<std::string> lots_named(const event_store::EventFacts& facts);

/// A transformation puts it out: by itself, or as a lot in master data.
bool names_output(const event_store::EventFacts& facts, std::string_view path);

/// Microseconds; the midnight after, where the clock hung. Many firms write the day only
/// ("2026-04-18T00:00"), so an hour proves nothing within a day.
std::int64_t end_of_day(LocalTime time);

}  // namespace ocop::trace
