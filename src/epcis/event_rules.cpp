#include "epcis/event_rules.h"

#include <fmt/format.h>

namespace ocop::epcis {
namespace {

bool has_children(const Event& event) { return !event.epcs.empty() || !event.quantities.empty(); }

void check_object(FaultList& faults, const Event& event, const Presence& presence,
                  const Path& path) {
  const bool senses_a_place = !event.sensor_elements.empty() && event.read_point;
  if (!presence.epcs && event.quantities.empty() && !senses_a_place) {
    faults.add(path,
               "an ObjectEvent needs to say about what: epcList, quantityList, or "
               "sensorElementList with a readPoint");
  }
  if (presence.ilmd && presence.action && event.action != Action::add) {
    faults.add(
        path / "ilmd",
        "master data is given when an instance or lot begins; only action ADD may have ilmd");
  }
}

// EPCIS 2.0 sections 7.4.3 and 7.4.6; TCR-54 steps 3 and 4.
void check_grouping(FaultList& faults, const Event& event, const Presence& presence,
                    const Path& path) {
  const bool is_association = event.type == EventType::association;
  if (!presence.parent && (is_association || event.action != Action::observe)) {
    faults.add(path, is_association
                         ? "parentID is missing; an AssociationEvent names what the children "
                           "belong to"
                         : "parentID is missing; with action ADD or DELETE an AggregationEvent "
                           "names its parent");
  }
  if (presence.action && event.action != Action::remove && !has_children(event)) {
    faults.add(path,
               "the children are missing; with action ADD or OBSERVE give childEPCs or "
               "childQuantityList");
  }
}

void check_transaction(FaultList& faults, const Event& event, const Presence& presence,
                       const Path& path) {
  if (event.business_transactions.empty()) {
    faults.add(path,
               "bizTransactionList is missing or empty; a TransactionEvent names at least "
               "one business transaction");
  }
  if (presence.action && event.action != Action::remove && !presence.epcs &&
      event.quantities.empty()) {
    faults.add(path,
               "the objects are missing; with action ADD or OBSERVE give epcList or quantityList");
  }
}

void check_transformation(FaultList& faults, const Event& event, const Presence& presence,
                          const Path& path) {
  const bool has_inputs = !event.input_epcs.empty() || !event.input_quantities.empty();
  const bool has_outputs = !event.output_epcs.empty() || !event.output_quantities.empty();
  if (presence.transformation_id ? has_inputs || has_outputs : has_inputs && has_outputs) return;
  faults.add(path,
             "a TransformationEvent needs inputs and outputs, or a transformationID and one of "
             "the two");
}

std::size_t identifier_count(const Event& event) {
  return event.epcs.size() + event.quantities.size() + event.input_epcs.size() +
         event.input_quantities.size() + event.output_epcs.size() + event.output_quantities.size();
}

}  // namespace

void check_event(FaultList& faults, const Event& event, const Presence& presence,
                 const Path& path) {
  switch (event.type) {
    case EventType::object:
      check_object(faults, event, presence, path);
      break;
    case EventType::aggregation:
    case EventType::association:
      check_grouping(faults, event, presence, path);
      break;
    case EventType::transaction:
      check_transaction(faults, event, presence, path);
      break;
    case EventType::transformation:
      check_transformation(faults, event, presence, path);
      break;
  }
  if (const auto count = identifier_count(event); count > limits::epcis_identifiers_per_event_max) {
    faults.add(path, fmt::format("{} identifiers in one event; at most {} are taken, so split it",
                                 count, limits::epcis_identifiers_per_event_max));
  }
}

}  // namespace ocop::epcis
