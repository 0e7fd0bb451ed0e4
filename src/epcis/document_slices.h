#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::epcis {

/// The levels of an EPCIS document above its events.
enum class Level : std::uint8_t { document, body, query_results, results_body };

struct Slice {
  Level level;
  std::string name;       ///< of the field
  std::string_view json;  ///< its value
};

/// Where the parts of a document stand. Views point into the text that was sliced.
struct Slices {
  std::vector<Slice> fields;  ///< all fields of all levels; containers and event lists have no json
  std::vector<std::string_view> events;  ///< of epcisBody.eventList
  std::vector<std::string_view>
      queried_events;      ///< of epcisBody.queryResults.resultsBody.eventList
  std::string_view whole;  ///< the outermost value, without white space around
  bool is_object = false;
  std::size_t event_count = 0;  ///< may be more than are kept

  const Slice* find(Level level, std::string_view name) const;
};

/// Cuts a document into its parts in one pass, without building anything of them: an event is
/// then read from its own slice, so memory is bounded by the largest event. Only the skeleton is
/// checked; each slice must still be parsed. Any order of fields is taken.
simdjson::error_code slice_document(const simdjson::padded_string& json, Slices& slices);

}  // namespace ocop::epcis
