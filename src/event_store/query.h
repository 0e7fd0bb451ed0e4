#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "event_store/event_store.h"

namespace ocop::event_store {

/// The simple event query in its first form (EPCIS 2.0 section 8.2.7.1). Every filled field must
/// hold; within a field any one value is enough. Values are identifier paths and short vocabulary
/// terms, as in `EventFacts`.
struct Query {
  std::vector<epcis::EventType> event_types;    // eventType
  std::vector<epcis::Action> actions;           // EQ_action
  std::optional<Timestamp> event_time_from;     // GE_eventTime
  std::optional<Timestamp> event_time_until;    // LT_eventTime
  std::optional<Timestamp> record_time_from;    // GE_recordTime
  std::optional<Timestamp> record_time_until;   // LT_recordTime
  std::vector<std::string> event_ids;           // EQ_eventID
  std::vector<std::string> business_steps;      // EQ_bizStep
  std::vector<std::string> dispositions;        // EQ_disposition
  std::vector<std::string> read_points;         // EQ_readPoint
  std::vector<std::string> business_locations;  // EQ_bizLocation
  std::vector<std::string> transformation_ids;  // EQ_transformationID
  std::vector<std::string> epcs;                // MATCH_epc: list and children
  std::vector<std::string> any_epcs;            // MATCH_anyEPC: any role, parents too
  std::vector<std::string> parents;             // MATCH_parentID
  std::vector<std::string> classes;             // MATCH_epcClass: quantities of list and children
  std::vector<std::string> any_classes;         // MATCH_anyEPCClass: any quantity
};

struct QueryPage {
  std::vector<StoredEvent> events;  ///< ascending by sequence number
  /// Ask again with it as `after` for the next page; empty on the last one. Appends in between only
  /// add to the end, so that no page repeats or leaves out an event.
  std::optional<Sequence> next_after;
};

/// At most `limit` matching events above `after`. Walks the narrowest index the query names and
/// checks the rest on the facts.
Result<QueryPage> run(const View& view, const Query& query, Sequence after, std::size_t limit);

}  // namespace ocop::event_store
