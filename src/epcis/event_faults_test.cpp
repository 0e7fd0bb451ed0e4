// One row for each rule: an event that breaks just that one.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "epcis/document.h"

namespace ocop::epcis {
namespace {

struct Row {
  const char* name;
  const char* type;
  const char* fields;   // besides type and time
  const char* pointer;  // within the event; nullptr: it is right
  const char* reason = "";
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

constexpr auto epc = R"("epcList":["urn:epc:id:sgtin:0614141.107346.2018"])";

class EventFaults : public testing::TestWithParam<Row> {};

TEST_P(EventFaults, are_named_at_their_place) {
  const Row& row = GetParam();
  const std::string json = fmt::format(
      R"({{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
      R"({{"example":"https://ns.example.com/"}}],"type":"{}",)"
      R"("eventTime":"2026-07-06T05:40:00+07:00","eventTimeZoneOffset":"+07:00",{}}})",
      row.type, row.fields);
  const Decoded decoded = decode(json);
  if (row.pointer == nullptr) {
    EXPECT_EQ(decoded.fault_count, 0U)
        << decoded.faults.front().pointer << ": " << decoded.faults.front().reason;
    return;
  }
  ASSERT_EQ(decoded.fault_count, 1U) << json;
  EXPECT_EQ(decoded.faults.front().pointer, row.pointer) << decoded.faults.front().reason;
  EXPECT_THAT(decoded.faults.front().reason, testing::HasSubstr(row.reason));
}

const std::string observed = std::string(R"("action":"OBSERVE",)") + epc;

const char* with(std::string_view more) {
  static std::vector<std::unique_ptr<std::string>> kept;
  kept.push_back(std::make_unique<std::string>(observed + "," + std::string(more)));
  return kept.back()->c_str();
}

const char* sensor(std::string_view element) {
  return with(fmt::format(R"("sensorElementList":[{}])", element));
}

std::vector<Row> general_rows() {
  return {
      {"right", "ObjectEvent", observed.c_str(), nullptr},
      {"unknown_type", "SaleEvent", observed.c_str(), "/type", "no such event type"},
      {"action_missing", "ObjectEvent", epc, "", "action is missing"},
      {"unknown_field", "ObjectEvent", with(R"("colour":"red")"), "/colour", "no field \"colour\""},
      {"field_of_another_type", "ObjectEvent", with(R"("parentID":"urn:a:b")"), "/parentID",
       "an ObjectEvent has no field"},
      {"field_twice", "ObjectEvent", with(R"("bizStep":"shipping","bizStep":"packing")"),
       "/bizStep", "twice"},
      {"extension_twice_inside", "ObjectEvent", with(R"("example:a":{"b":1,"b":2})"),
       "/example:a/b", "twice"},
      {"pointer_is_escaped", "ObjectEvent", with(R"("example:a":{"x/y~z":{"b":1,"b":2}})"),
       "/example:a/x~1y~0z/b", "twice"},
      {"wrong_check_digit", "ObjectEvent",
       R"("action":"OBSERVE","epcList":["https://id.gs1.org/01/09521234000014/21/1"])",
       "/epcList/0", "check digit"},
      {"same_epc_twice", "ObjectEvent",
       R"("action":"OBSERVE","epcList":["urn:a:b","urn:a:c","urn:a:b"])", "/epcList/2", "twice"},
      {"record_time_without_offset", "ObjectEvent", with(R"("recordTime":"2026-07-06T05:40:00")"),
       "/recordTime", "offset"},
      {"number_for_text", "ObjectEvent", with(R"("eventID":5)"), "/eventID", "a number"},
      {"event_id_is_uri", "ObjectEvent", with(R"("eventID":"abc")"), "/eventID", "not a URI"},
      {"unit", "ObjectEvent",
       R"("action":"OBSERVE","quantityList":[{"epcClass":"urn:a:b","uom":"kg"}])",
       "/quantityList/0/uom", "Recommendation 20"},
      {"quantity_as_text", "ObjectEvent",
       R"("action":"OBSERVE","quantityList":[{"epcClass":"urn:a:b","quantity":"5"}])",
       "/quantityList/0/quantity", "a number is expected"},
      {"quantity_field", "ObjectEvent",
       R"("action":"OBSERVE","quantityList":[{"epcClass":"urn:a:b","ex:a":"5"}])",
       "/quantityList/0/ex:a", "no such field"},
      {"class_missing", "ObjectEvent", R"("action":"OBSERVE","quantityList":[{"quantity":5}])",
       "/quantityList/0", "epcClass is missing"},
      {"disposition", "ObjectEvent", with(R"("disposition":"shipping")"), "/disposition",
       "Core Business Vocabulary"},
      {"place_without_id", "ObjectEvent", with(R"("readPoint":{})"), "/readPoint", "id is missing"},
      {"transaction_field", "ObjectEvent",
       with(R"("bizTransactionList":[{"bizTransaction":"urn:a:b","po":1}])"),
       "/bizTransactionList/0/po", "no such field"},
      {"source_without_type", "ObjectEvent", with(R"("sourceList":[{"source":"urn:a:b"}])"),
       "/sourceList/0", "type is missing"},
      {"destination_in_source", "ObjectEvent",
       with(R"("sourceList":[{"type":"location","source":"urn:a:b","destination":"urn:a:c"}])"),
       "/sourceList/0/destination", "no such field"},
      {"persistent_disposition_empty", "ObjectEvent", with(R"("persistentDisposition":{})"),
       "/persistentDisposition", "set or unset"},
      {"declaration_without_time", "ObjectEvent",
       with(R"("errorDeclaration":{"reason":"incorrect_data"})"), "/errorDeclaration",
       "declarationTime is missing"},
      {"certificate", "ObjectEvent", with(R"("certificationInfo":["x"])"), "/certificationInfo/0",
       "not a URI"},
  };
}

std::vector<Row> type_rows() {
  return {
      {"object_about_nothing", "ObjectEvent", R"("action":"OBSERVE")", "", "about what"},
      {"object_senses_a_place", "ObjectEvent",
       R"("action":"OBSERVE","readPoint":{"id":"urn:a:b"},)"
       R"("sensorElementList":[{"sensorReport":[{"type":"Temperature","value":4}]}])",
       nullptr},
      {"ilmd_on_observe", "ObjectEvent", with(R"("ilmd":{"cbvmda:lotNumber":"1"})"), "/ilmd",
       "only action ADD"},
      {"ilmd_name", "ObjectEvent",
       R"("action":"ADD","epcList":["urn:a:b"],"ilmd":{"lotNumber":"1"})", "/ilmd/lotNumber",
       "prefix"},
      {"aggregation_without_parent", "AggregationEvent",
       R"("action":"ADD","childEPCs":["urn:a:b"])", "", "parentID is missing"},
      {"aggregation_observed_without_parent", "AggregationEvent",
       R"("action":"OBSERVE","childEPCs":["urn:a:b"])", nullptr},
      {"aggregation_without_children", "AggregationEvent", R"("action":"ADD","parentID":"urn:a:b")",
       "", "children are missing"},
      {"aggregation_dissolved", "AggregationEvent", R"("action":"DELETE","parentID":"urn:a:b")",
       nullptr},
      {"association_without_parent", "AssociationEvent",
       R"("action":"DELETE","childEPCs":["urn:a:b"])", "", "parentID is missing"},
      {"association_without_children", "AssociationEvent",
       R"("action":"OBSERVE","parentID":"urn:a:b","childEPCs":[])", "", "children are missing"},
      {"association_to_a_place", "AssociationEvent",
       R"("action":"ADD","parentID":"urn:epc:id:sgln:4012345.00005.0","childEPCs":["urn:a:b"])",
       nullptr},
      {"transaction_without_transaction", "TransactionEvent", observed.c_str(), "",
       "bizTransactionList is missing"},
      {"transaction_without_objects", "TransactionEvent",
       R"("action":"ADD","bizTransactionList":[{"bizTransaction":"urn:a:b"}])", "",
       "objects are missing"},
      {"transformation_without_output", "TransformationEvent", R"("inputEPCList":["urn:a:b"])", "",
       "inputs and outputs"},
      {"transformation_with_identifier", "TransformationEvent",
       R"("inputEPCList":["urn:a:b"],"transformationID":"urn:a:c")", nullptr},
      {"transformation_action", "TransformationEvent",
       R"("inputEPCList":["urn:a:b"],"outputEPCList":["urn:a:c"],"action":"ADD")", "/action",
       "a TransformationEvent has no field"},
  };
}

std::vector<Row> sensor_rows() {
  return {
      {"no_report", "ObjectEvent", sensor(R"({"sensorReport":[]})"),
       "/sensorElementList/0/sensorReport", "at least one report"},
      {"report_missing", "ObjectEvent", sensor("{}"), "/sensorElementList/0", "sensorReport"},
      {"report_type_missing", "ObjectEvent", sensor(R"({"sensorReport":[{"value":1}]})"),
       "/sensorElementList/0/sensorReport/0", "type is missing"},
      {"sensor_time_without_offset", "ObjectEvent",
       sensor(R"({"sensorReport":[{"type":"Speed","time":"2026-07-06T05:40:00"}]})"),
       "/sensorElementList/0/sensorReport/0/time", "offset"},
      {"measurement_type", "ObjectEvent", sensor(R"({"sensorReport":[{"type":"Warmth"}]})"),
       "/sensorElementList/0/sensorReport/0/type", "measurement type"},
      {"hexadecimal", "ObjectEvent",
       sensor(R"({"sensorReport":[{"type":"Speed","hexBinaryValue":"fg"}]})"),
       "/sensorElementList/0/sensorReport/0/hexBinaryValue", "hexadecimal"},
      {"truth", "ObjectEvent",
       sensor(R"({"sensorReport":[{"type":"Speed","booleanValue":"true"}]})"),
       "/sensorElementList/0/sensorReport/0/booleanValue", "true or false"},
      {"device_in_both_places", "ObjectEvent",
       sensor(R"({"sensorMetadata":{"deviceID":"urn:a:b"},)"
              R"("sensorReport":[{"type":"Speed","deviceID":"urn:a:b"}]})"),
       "/sensorElementList/0/sensorReport/0/deviceID", "in sensorMetadata too"},
      {"time_in_both_places", "ObjectEvent",
       sensor(R"({"sensorMetadata":{"time":"2026-07-06T05:40:00Z"},)"
              R"("sensorReport":[{"type":"Speed","time":"2026-07-06T05:41:00Z"}]})"),
       "/sensorElementList/0/sensorReport/0/time", "in sensorMetadata too"},
      {"own_time_in_a_period", "ObjectEvent",
       sensor(R"({"sensorMetadata":{"time":"2026-07-06T05:40:00Z","startTime":)"
              R"("2026-07-06T05:00:00Z"},)"
              R"("sensorReport":[{"type":"Speed","time":"2026-07-06T05:41:00Z"}]})"),
       nullptr},
      {"other_device_in_a_period", "ObjectEvent",
       sensor(R"({"sensorMetadata":{"deviceID":"urn:a:b","endTime":"2026-07-06T05:00:00Z"},)"
              R"("sensorReport":[{"type":"Speed","deviceID":"urn:a:c"}]})"),
       "/sensorElementList/0/sensorReport/0/deviceID", "in sensorMetadata too"},
      {"metadata_field", "ObjectEvent",
       sensor(R"({"sensorMetadata":{"place":"x"},"sensorReport":[{"type":"Speed"}]})"),
       "/sensorElementList/0/sensorMetadata/place", "sensorMetadata has no field"},
  };
}

const auto row_name = [](const auto& info) { return std::string(info.param.name); };

INSTANTIATE_TEST_SUITE_P(General, EventFaults, testing::ValuesIn(general_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(OfTypes, EventFaults, testing::ValuesIn(type_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(OfSensors, EventFaults, testing::ValuesIn(sensor_rows()), row_name);

}  // namespace
}  // namespace ocop::epcis
