#include "epcis/document.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"

namespace ocop::epcis {
namespace {

using testing::HasSubstr;

constexpr std::string_view gs1_context =
    R"("@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
    R"({"example":"https://ns.example.com/"}])";

std::string document(std::string_view events) {
  return fmt::format(
      R"({{{},"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-07-06T05:40:00Z",)"
      R"("epcisBody":{{"eventList":[{}]}}}})",
      gs1_context, events);
}

std::string object_event(std::string_view more, std::string_view action = "OBSERVE") {
  return fmt::format(R"({{"type":"ObjectEvent","eventTime":"2026-07-06T05:40:00+07:00",)"
                     R"("eventTimeZoneOffset":"+07:00","action":"{}"{}{}}})",
                     action, more.empty() ? "" : ",", more);
}

constexpr std::string_view epcs = R"("epcList":["urn:epc:id:sgtin:0614141.107346.2018"])";

// One fault, where it says and about what it says.
void expect_fault(std::string_view json, std::string_view pointer, std::string_view reason) {
  const std::string text(json);
  const Decoded decoded = decode(text);
  ASSERT_EQ(decoded.fault_count, 1U) << json;
  EXPECT_EQ(decoded.faults.front().pointer, pointer) << json;
  EXPECT_THAT(decoded.faults.front().reason, HasSubstr(std::string(reason)));
  EXPECT_TRUE(decoded.events.empty());
}

TEST(DocumentTest, an_event_keeps_the_bytes_it_came_in) {
  const std::string event = R"({ "type" : "ObjectEvent", "action":"OBSERVE", )"
                            R"("eventTime":"2026-07-06T05:40:00Z","eventTimeZoneOffset":"+07:00",)"
                            R"("epcList":[], "example:ô mai":1e0 })";
  const std::string json = document("\n " + object_event(epcs) + " , " + event + "\n");
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.events.size(), 1U);  // the second has a name that is no URI
  EXPECT_EQ(decoded.events[0].json, object_event(epcs));
  EXPECT_TRUE(decoded.events[0].context.starts_with("[\"https://ref.gs1.org"));
  EXPECT_EQ(decoded.fault_count, 1U);
  EXPECT_GE(decoded.events[0].json.data(), json.data());
}

TEST(DocumentTest, positions_name_the_place_in_the_source_when_others_are_refused) {
  const std::string json = document(object_event(epcs, "SEE") + "," + object_event(epcs));
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.events.size(), 1U);
  EXPECT_EQ(decoded.pointer_of(0), "/epcisBody/eventList/1");
}

TEST(DocumentTest, a_bare_event_is_read_with_its_own_context) {
  std::string json = object_event(std::string(epcs) + "," + std::string(gs1_context));
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.events.size(), 1U);
  EXPECT_EQ(decoded.pointer_of(0), "");
  expect_fault(object_event(epcs), "", "@context is missing");
}

TEST(DocumentTest, a_query_document_gives_its_results) {
  const std::string json = fmt::format(
      R"({{{},"type":"EPCISQueryDocument","epcisBody":{{"queryResults":{{"queryName":"q",)"
      R"("resultsBody":{{"eventList":[{}]}}}}}}}})",
      gs1_context, object_event(epcs));
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.events.size(), 1U);
  EXPECT_EQ(decoded.pointer_of(0), "/epcisBody/queryResults/resultsBody/eventList/0");
}

TEST(DocumentTest, the_context_may_follow_the_events) {
  const std::string json =
      fmt::format(R"({{"epcisBody":{{"eventList":[{}]}},"schemaVersion":"2.0",)"
                  R"("creationDate":"2026-07-06T05:40:00Z","type":"EPCISDocument",{}}})",
                  object_event(std::string(epcs) + R"(,"bizStep":"example:frying")"), gs1_context);
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.events.size(), 1U);
  EXPECT_EQ(decoded.events[0].event.business_step, "https://ns.example.com/frying");
}

TEST(DocumentTest, what_is_no_json_is_one_fault_with_its_place) {
  expect_fault("", "", "ends too early");
  expect_fault("{\"type\":\n  nul}", "", "line 2");
  expect_fault("{} {}", "", "");
  expect_fault("[1,2]", "", "no EPCIS document");
  expect_fault(R"({"type":"Order"})", "", "no EPCIS document");
  const std::string whole = document(object_event(epcs));
  expect_fault(whole.substr(0, whole.size() - 40), "", "ends too early");
}

TEST(DocumentTest, every_truncation_of_a_document_is_one_fault) {
  const std::string whole = document(object_event(epcs));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::string cut = whole.substr(0, length);
    const Decoded decoded = decode(cut);
    EXPECT_EQ(decoded.fault_count, 1U) << cut;
    EXPECT_TRUE(decoded.events.empty());
  }
}

TEST(DocumentTest, bytes_that_are_not_utf8_are_one_fault_with_their_offset) {
  std::string json = document(object_event(std::string(epcs) + R"(,"example:a":"x")"));
  const auto at = json.find("\"x\"") + 1;
  json[at] = static_cast<char>(0xC3);
  expect_fault(json, "", fmt::format("byte {} ", at));
  expect_fault(json, "", "not UTF-8");
}

TEST(DocumentTest, a_hundred_levels_are_one_fault_that_names_the_limit) {
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  expect_fault(document(object_event(std::string(epcs) + ",\"example:a\":" + deep)), "",
               "deeper than 32 levels (limit epcis_nesting_max)");
  expect_fault(deep, "", "limit epcis_nesting_max");
}

TEST(DocumentTest, the_nesting_limit_counts_from_the_root_of_the_document) {
  // An extension of an event in a document stands four levels deep.
  const std::size_t left = limits::epcis_nesting_max - 4;
  const auto with_levels = [](std::size_t levels) {
    return document(object_event(std::string(epcs) + ",\"example:a\":" + std::string(levels, '[') +
                                 std::string(levels, ']')));
  };
  EXPECT_EQ(decode(with_levels(left)).fault_count, 0U);
  expect_fault(with_levels(left + 1), "", "limit epcis_nesting_max");
}

TEST(DocumentTest, a_document_over_the_limit_of_bytes_is_refused_unread) {
  const std::string large(limits::epcis_document_bytes_max + 1, ' ');
  expect_fault(large, "", "epcis_document_bytes_max");
}

TEST(DocumentTest, a_document_of_too_many_events_is_refused) {
  std::string events = "0";
  for (std::size_t i = 0; i < limits::epcis_events_per_document_max; ++i) events += ",0";
  expect_fault(document(events), "", "epcis_events_per_document_max");
}

TEST(DocumentTest, an_event_over_the_limit_of_bytes_is_a_fault_of_its_own) {
  const std::string filling(limits::epcis_event_bytes_max, 'x');
  const std::string json =
      document(object_event(std::string(epcs) + ",\"example:a\":\"" + filling + "\"") + "," +
               object_event(epcs));
  const Decoded decoded = decode(json);
  EXPECT_EQ(decoded.fault_count, 1U);
  EXPECT_EQ(decoded.events.size(), 1U);
}

TEST(DocumentTest, an_event_of_too_many_identifiers_is_a_fault_of_its_own) {
  std::string list;
  for (std::size_t i = 0; i <= limits::epcis_identifiers_per_event_max; ++i) {
    list += fmt::format("{}\"urn:a:{}\"", i == 0 ? "" : ",", i);
  }
  const std::string json = document(object_event("\"epcList\":[" + list + "]"));
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.fault_count, 1U);
  EXPECT_EQ(decoded.faults.front().pointer, "/epcisBody/eventList/0");
  EXPECT_THAT(decoded.faults.front().reason, HasSubstr("20001 identifiers"));
}

TEST(DocumentTest, a_thousand_faults_are_counted_and_a_hundred_named) {
  std::string events;
  for (int i = 0; i < 1000; ++i) {
    events += (i == 0 ? "" : ",") + object_event(epcs, "SEE");
  }
  const std::string json = document(events);
  const Decoded decoded = decode(json);
  EXPECT_EQ(decoded.fault_count, 1000U);
  EXPECT_EQ(decoded.faults.size(), 100U);
  EXPECT_EQ(decoded.faults.back().pointer, "/epcisBody/eventList/99/action");
}

TEST(DocumentTest, every_fault_of_an_event_is_found) {
  const std::string json = document(
      R"({"type":"ObjectEvent","eventTime":"2026-07-06T05:40:00","action":"SEE",)"
      R"("epcList":["urn:epc:id:sgtin:0614141.107346.2018","no uri"],"bizStep":"sending",)"
      R"("quantityList":[{"epcClass":"https://id.gs1.org/01/09521234000014","quantity":-1}]})");
  const Decoded decoded = decode(json);
  std::vector<std::string> pointers;
  for (const auto& fault : decoded.faults) pointers.push_back(fault.pointer.substr(22));
  EXPECT_THAT(pointers, testing::UnorderedElementsAre("/eventTime", "/action", "/epcList/1",
                                                      "/bizStep", "/quantityList/0/epcClass",
                                                      "/quantityList/0/quantity", ""));
}

TEST(DocumentTest, header_fields_are_checked) {
  std::string json = document(object_event(epcs));
  json.replace(json.find("\"2.0\""), 5, "\"two\"");
  const Decoded decoded = decode(json);
  ASSERT_EQ(decoded.fault_count, 1U);
  EXPECT_EQ(decoded.faults.front().pointer, "/schemaVersion");
  EXPECT_EQ(decode(R"({"type":"EPCISDocument"})").fault_count, 4U);
}

TEST(DocumentTest, two_events_may_not_share_an_identifier) {
  const std::string one = object_event(std::string(epcs) + R"(,"eventID":"urn:uuid:1")");
  const std::string twice = document(one + "," + one);
  const Decoded decoded = decode(twice);
  ASSERT_EQ(decoded.fault_count, 1U);
  EXPECT_EQ(decoded.faults.front().pointer, "/epcisBody/eventList/1/eventID");
  const std::string declared =
      document(one + "," +
               object_event(std::string(epcs) +
                            R"(,"eventID":"urn:uuid:1","errorDeclaration":{"declarationTime":)"
                            R"("2026-07-07T05:40:00Z","reason":"did_not_occur"})"));
  EXPECT_EQ(decode(declared).fault_count, 0U);
}

TEST(DocumentTest, a_remark_beside_the_events_is_let_through) {
  std::string json = document(object_event(epcs));
  json.insert(1, R"("_comment":["for people"],)");
  EXPECT_EQ(decode(json).fault_count, 0U);
  json.insert(1, R"("remark":1,)");
  EXPECT_EQ(decode(json).faults.front().pointer, "/remark");
}

}  // namespace
}  // namespace ocop::epcis
