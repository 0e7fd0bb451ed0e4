#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "epcis/event.h"

namespace ocop::event_store {

struct QuantityFact {
  std::string_view epc_class;  ///< identifier path
  std::optional<double> quantity;
  std::string_view unit_of_measure;
};

struct PartyFact {
  std::string_view type;
  std::string_view id;  ///< identifier path
};

/// What journeys and pages ask of an event, readable without parsing JSON. All texts are views into
/// the record that the owning `StoredEvent` keeps; identifiers are canonical paths.
struct EventFacts {
  epcis::EventType type = epcis::EventType::object;
  epcis::Action action = epcis::Action::none;
  LocalTime event_time;
  std::string_view event_id;
  std::string_view parent;
  std::string_view transformation_id;
  std::string_view business_step;
  std::string_view disposition;
  std::string_view read_point;
  std::string_view business_location;
  std::vector<std::string_view> epcs, input_epcs, output_epcs;
  std::vector<QuantityFact> quantities, input_quantities, output_quantities;
  std::vector<PartyFact> sources, destinations;
  std::string_view lot;          ///< ILMD lotNumber or hasBatchLotNumber, else empty
  std::string_view expiry_date;  ///< ILMD itemExpirationDate, expirationDate or bestBeforeDate
  bool is_error_declaration = false;
};

/// An event as it was stored. Movable; its views stay valid as long as it lives, which is no longer
/// than the store it came from.
struct StoredEvent {
  std::uint64_t sequence = 0;
  Timestamp record_time;
  EventFacts facts;
  std::string_view json;     ///< the original bytes
  std::string_view context;  ///< the "@context" of its document, original bytes; may be empty
  std::string_view leaf;     ///< 32 bytes, the ledger leaf hash
  std::string_view salt;     ///< 16 bytes, opens the commitment in the leaf
  std::shared_ptr<const void> record;  ///< owns what the views look into
};

}  // namespace ocop::event_store
