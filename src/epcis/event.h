#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "base/time.h"
#include "epcis/context.h"
#include "gs1/identifier.h"

/// The event model of EPCIS 2.0 (GS1 EPCIS Standard 2.0, section 7.4), all five types with every
/// standard field. Vocabulary terms (business step, disposition, transaction and party types) are
/// held in their short form of the CBV 2.0 ("shipping"); a term outside the CBV keeps its URI.
namespace ocop::epcis {

enum class EventType : std::uint8_t {
  object,
  aggregation,
  transaction,
  transformation,
  association
};
enum class Action : std::uint8_t { none, add, observe, remove };  ///< `none` for transformations

/// EPCIS 2.0 section 7.3.3.3. Without a quantity: "some, amount unknown".
struct QuantityElement {
  gs1::Identifier epc_class;
  std::optional<double> quantity;
  std::string unit_of_measure;  ///< UN/CEFACT Recommendation 20 code; empty for a count of pieces
};

struct BusinessTransaction {
  std::string type;  ///< "po", "desadv" …; may be empty
  std::string transaction;
};

/// A source or a destination: who owns or holds, or where.
struct PartyOrPlace {
  std::string type;  ///< "owning_party", "possessing_party", "location" or a URI
  gs1::Identifier id;
};

struct PersistentDisposition {
  std::vector<std::string> set;
  std::vector<std::string> unset;
};

struct ErrorDeclaration {
  LocalTime declaration_time;
  std::string reason;  ///< "incorrect_data", "did_not_occur" or a URI; may be empty
  std::vector<std::string> corrective_event_ids;
  boost::json::object extensions;
};

/// A point in the standard where a name space of somebody else may add fields is an object named
/// `extensions`, in the order of the source and with the prefixed names of the source.
struct SensorMetadata {
  std::optional<LocalTime> time, start_time, end_time;
  std::string device_id, device_metadata, raw_data, data_processing_method, business_rules;
  boost::json::object extensions;
};

struct SensorReport {
  std::string type, exception, device_id, device_metadata, raw_data, data_processing_method,
      business_rules;
  std::optional<LocalTime> time;
  std::string microorganism, chemical_substance, component, string_value, hex_binary_value,
      uri_value, unit_of_measure, coordinate_reference_system;
  std::optional<bool> boolean_value;
  std::optional<double> value, min_value, max_value, mean_value, standard_deviation,
      percentile_rank, percentile_value;
  boost::json::object extensions;
};

struct SensorElement {
  std::optional<SensorMetadata> metadata;
  std::vector<SensorReport> reports;
  boost::json::object extensions;
};

struct Place {
  gs1::Identifier id;
  boost::json::object extensions;
};

/// One event of any type; which fields may be filled depends on `type` (EPCIS 2.0 section 7.4.2 to
/// 7.4.6) and is checked by the decoder.
struct Event {
  EventType type = EventType::object;
  Action action = Action::none;
  std::string event_id;  ///< as in the source; filled from the event hash when the source has none
  LocalTime event_time;
  std::optional<LocalTime> record_time;  ///< as in the source; the store sets its own

  std::optional<gs1::Identifier> parent;          ///< aggregation, transaction, association
  std::vector<gs1::Identifier> epcs;              ///< epcList, or childEPCs where there is a parent
  std::vector<QuantityElement> quantities;        ///< quantityList, or childQuantityList
  std::vector<gs1::Identifier> input_epcs;        ///< transformation
  std::vector<QuantityElement> input_quantities;  ///< transformation
  std::vector<gs1::Identifier> output_epcs;       ///< transformation
  std::vector<QuantityElement> output_quantities;  ///< transformation
  std::string transformation_id;

  std::string business_step;
  std::string disposition;
  PersistentDisposition persistent_disposition;
  std::optional<Place> read_point;
  std::optional<Place> business_location;
  std::vector<BusinessTransaction> business_transactions;
  std::vector<PartyOrPlace> sources;
  std::vector<PartyOrPlace> destinations;
  std::vector<SensorElement> sensor_elements;
  std::vector<std::string> certification_info;
  boost::json::object ilmd;  ///< instance/lot master data: object ADD and transformation only
  std::optional<ErrorDeclaration> error_declaration;
  boost::json::object extensions;  ///< every other field of the event

  /// What the prefixes of the extensions mean. Shared, since the thousands of events of a document
  /// stand under one context. Null means the prefixes of the GS1 context alone.
  std::shared_ptr<const Context> context;
};

}  // namespace ocop::epcis
