#include "epcis/encode.h"

#include <algorithm>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "epcis/event_reader.h"
#include "epcis/identifier_text.h"
#include "epcis/json_text.h"

namespace ocop::epcis {
namespace {

using boost::json::array;
using boost::json::object;

void put(object& target, std::string_view name, std::string_view text) {
  if (!text.empty()) target.emplace(name, text);
}

void put(object& target, std::string_view name, const std::optional<LocalTime>& time) {
  if (time) target.emplace(name, format_rfc3339(*time));
}

void put(object& target, std::string_view name, const std::optional<double>& number) {
  if (number) target.emplace(name, *number);
}

void put(object& target, std::string_view name, array list) {
  if (!list.empty()) target.emplace(name, std::move(list));
}

void put_all(object& target, const object& extensions) {
  for (const auto& [name, value] : extensions) target.emplace(name, value);
}

array addresses_of(const std::vector<gs1::Identifier>& ids) {
  array list;
  std::set<std::string> seen;  // two spellings of one thing in the source are one entry here
  for (const auto& id : ids) {
    std::string address = address_of(id);
    if (seen.insert(address).second) list.emplace_back(address);
  }
  return list;
}

array list_of(const std::vector<std::string>& texts) {
  array list;
  std::set<std::string_view> seen;
  for (const auto& text : texts) {
    if (seen.insert(text).second) list.emplace_back(text);
  }
  return list;
}

array list_of(const std::vector<QuantityElement>& quantities) {
  array list;
  for (const auto& element : quantities) {
    object item;
    put(item, "epcClass", address_of(element.epc_class));
    put(item, "quantity", element.quantity);
    put(item, "uom", element.unit_of_measure);
    list.push_back(std::move(item));
  }
  return list;
}

array list_of(const std::vector<BusinessTransaction>& transactions) {
  array list;
  for (const auto& transaction : transactions) {
    object item;
    put(item, "type", transaction.type);
    put(item, "bizTransaction", transaction.transaction);
    list.push_back(std::move(item));
  }
  return list;
}

array list_of(const std::vector<PartyOrPlace>& parties, std::string_view role) {
  array list;
  for (const auto& party : parties) {
    object item;
    put(item, "type", party.type);
    put(item, role, address_of(party.id));
    list.push_back(std::move(item));
  }
  return list;
}

object object_of(const SensorMetadata& metadata) {
  object item;
  put(item, "time", metadata.time);
  put(item, "startTime", metadata.start_time);
  put(item, "endTime", metadata.end_time);
  put(item, "deviceID", metadata.device_id);
  put(item, "deviceMetadata", metadata.device_metadata);
  put(item, "rawData", metadata.raw_data);
  put(item, "dataProcessingMethod", metadata.data_processing_method);
  put(item, "bizRules", metadata.business_rules);
  put_all(item, metadata.extensions);
  return item;
}

object object_of(const SensorReport& report) {
  object item;
  put(item, "type", report.type);
  put(item, "exception", report.exception);
  put(item, "deviceID", report.device_id);
  put(item, "deviceMetadata", report.device_metadata);
  put(item, "rawData", report.raw_data);
  put(item, "dataProcessingMethod", report.data_processing_method);
  put(item, "bizRules", report.business_rules);
  put(item, "time", report.time);
  put(item, "microorganism", report.microorganism);
  put(item, "chemicalSubstance", report.chemical_substance);
  put(item, "value", report.value);
  put(item, "component", report.component);
  put(item, "stringValue", report.string_value);
  if (report.boolean_value) item.emplace("booleanValue", *report.boolean_value);
  put(item, "hexBinaryValue", report.hex_binary_value);
  put(item, "uriValue", report.uri_value);
  put(item, "minValue", report.min_value);
  put(item, "maxValue", report.max_value);
  put(item, "meanValue", report.mean_value);
  put(item, "sDev", report.standard_deviation);
  put(item, "percRank", report.percentile_rank);
  put(item, "percValue", report.percentile_value);
  put(item, "uom", report.unit_of_measure);
  put(item, "coordinateReferenceSystem", report.coordinate_reference_system);
  put_all(item, report.extensions);
  return item;
}

array list_of(const std::vector<SensorElement>& elements) {
  array list;
  for (const auto& element : elements) {
    object item;
    if (element.metadata) item.emplace("sensorMetadata", object_of(*element.metadata));
    array reports;
    for (const auto& report : element.reports) reports.push_back(object_of(report));
    item.emplace("sensorReport", std::move(reports));
    put_all(item, element.extensions);
    list.push_back(std::move(item));
  }
  return list;
}

object object_of(const ErrorDeclaration& declaration) {
  object item;
  item.emplace("declarationTime", format_rfc3339(declaration.declaration_time));
  put(item, "reason", declaration.reason);
  put(item, "correctiveEventIDs", list_of(declaration.corrective_event_ids));
  put_all(item, declaration.extensions);
  return item;
}

void put_place(object& target, std::string_view name, const std::optional<Place>& place) {
  if (!place) return;
  object item;
  item.emplace("id", address_of(place->id));
  put_all(item, place->extensions);
  target.emplace(name, std::move(item));
}

void put_when(object& target, const Event& event) {
  target.emplace("eventTime", format_rfc3339(event.event_time));
  target.emplace("eventTimeZoneOffset", format_offset(event.event_time.offset_minutes));
  put(target, "recordTime", event.record_time);
  put(target, "eventID", event.event_id);
  put(target, "certificationInfo", list_of(event.certification_info));
  if (event.error_declaration) {
    target.emplace("errorDeclaration", object_of(*event.error_declaration));
  }
}

void put_what(object& target, const Event& event) {
  const bool has_children =
      event.type == EventType::aggregation || event.type == EventType::association;
  if (event.parent) target.emplace("parentID", address_of(*event.parent));
  put(target, has_children ? "childEPCs" : "epcList", addresses_of(event.epcs));
  put(target, has_children ? "childQuantityList" : "quantityList", list_of(event.quantities));
  put(target, "inputEPCList", addresses_of(event.input_epcs));
  put(target, "inputQuantityList", list_of(event.input_quantities));
  put(target, "outputEPCList", addresses_of(event.output_epcs));
  put(target, "outputQuantityList", list_of(event.output_quantities));
  // The schema lets an event about no object at all through when it says so with an empty list.
  const bool needs_list = event.type == EventType::object || event.type == EventType::transaction;
  if (needs_list && event.quantities.empty()) target.emplace("epcList", array());
  put(target, "transformationID", event.transformation_id);
}

void put_why_and_where(object& target, const Event& event) {
  if (event.action != Action::none) {
    target.emplace("action", event.action == Action::add       ? "ADD"
                             : event.action == Action::observe ? "OBSERVE"
                                                               : "DELETE");
  }
  put(target, "bizStep", event.business_step);
  put(target, "disposition", event.disposition);
  object lasting;
  put(lasting, "set", list_of(event.persistent_disposition.set));
  put(lasting, "unset", list_of(event.persistent_disposition.unset));
  if (!lasting.empty()) target.emplace("persistentDisposition", std::move(lasting));
  put_place(target, "readPoint", event.read_point);
  put_place(target, "bizLocation", event.business_location);
  put(target, "bizTransactionList", list_of(event.business_transactions));
  put(target, "sourceList", list_of(event.sources, "source"));
  put(target, "destinationList", list_of(event.destinations, "destination"));
}

array context_of(const Event& event) {
  array list{boost::json::string(Context::gs1_address)};
  if (event.context == nullptr) return list;
  for (const auto& address : event.context->addresses()) {
    if (address.find("epcis-context.jsonld") == std::string::npos) list.emplace_back(address);
  }
  object prefixes;
  for (const auto& [prefix, name_space] : event.context->prefixes()) {
    prefixes.emplace(prefix, name_space);
  }
  if (!prefixes.empty()) list.push_back(std::move(prefixes));
  return list;
}

object object_of(const Event& event) {
  object target;
  target.emplace("type", json_name(event.type));
  put_when(target, event);
  put_what(target, event);
  put_why_and_where(target, event);
  put(target, "sensorElementList", list_of(event.sensor_elements));
  if (!event.ilmd.empty()) target.emplace("ilmd", event.ilmd);
  put_all(target, event.extensions);
  return target;
}

}  // namespace

std::string encode(const Event& event, ContextPlace place) {
  object target;
  if (place == ContextPlace::in_event) target.emplace("@context", context_of(event));
  put_all(target, object_of(event));
  std::string text;
  append_json(text, target);
  return text;
}

std::string encode_document(std::span<const Event> events, LocalTime creation_date) {
  const array shared = events.empty() ? context_of(Event{}) : context_of(events.front());
  array list;
  for (const auto& event : events) {
    object item;
    if (auto own = context_of(event); own != shared) item.emplace("@context", std::move(own));
    put_all(item, object_of(event));
    list.push_back(std::move(item));
  }
  object document;
  document.emplace("@context", shared);
  document.emplace("type", "EPCISDocument");
  document.emplace("schemaVersion", "2.0");
  document.emplace("creationDate", format_rfc3339(creation_date));
  document.emplace("epcisBody", object{{"eventList", std::move(list)}});
  std::string text;
  append_json(text, document);
  return text;
}

}  // namespace ocop::epcis
