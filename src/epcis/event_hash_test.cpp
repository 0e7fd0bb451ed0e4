#include "epcis/event_hash.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "epcis/document.h"
#include "epcis/test_files.h"

namespace ocop::epcis {
namespace {

constexpr std::string_view context =
    R"("@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
    R"({"example":"https://ns.example.com/epcis/"}])";

Event event_of(std::string_view fields) {
  const std::string json = "{" + std::string(context) +
                           R"(,"type":"ObjectEvent","action":"OBSERVE",)"
                           R"("eventTime":"2020-03-04T11:00:30+01:00",)"
                           R"("eventTimeZoneOffset":"+01:00",)" +
                           std::string(fields) + "}";
  Decoded decoded = decode(json);
  for (const auto& fault : decoded.faults) ADD_FAILURE() << fault.pointer << fault.reason;
  return decoded.events.empty() ? Event{} : std::move(decoded.events.front().event);
}

std::string prehash_of(std::string_view fields) { return prehash(event_of(fields)); }

TEST(EventHashTest, every_published_hash_of_a_json_document_is_met) {
  const auto published = test::conformance_folder() / "event-hash/gen2026-published.json";
  if (!std::filesystem::exists(published)) GTEST_SKIP() << "no conformance data: " << published;
  std::size_t hashes = 0;
  const auto records = boost::json::parse(test::read_file(published));
  for (const auto& record : records.as_array()) {
    const auto& fields = record.as_object();
    const std::filesystem::path document(std::string(fields.at("document").as_string()));
    if (document.extension() != ".jsonld") continue;  // XML comes with its own codec
    const auto version =
        fields.at("cbv").as_string() == "CBV2.0" ? HashVersion::cbv_2_0 : HashVersion::cbv_2_1;
    const std::string text = test::read_file(published.parent_path() / document);
    const Decoded decoded = decode(text);
    const auto& expected = fields.at("expected").as_array();
    ASSERT_EQ(decoded.events.size(), expected.size()) << document;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto& event = decoded.events[i].event;
      EXPECT_EQ(event_hash(event, version), std::string_view(expected[i].as_string()))
          << document << " event " << i << "\n"
          << prehash(event, version);
      ++hashes;
    }
  }
  RecordProperty("hashes", static_cast<int>(hashes));
  EXPECT_EQ(hashes, 42U);
}

TEST(EventHashTest, both_events_of_the_expected_equal_document_have_one_hash) {
  const auto file =
      test::conformance_folder() / "event-hash/expected_equal/ReferenceEventHashAlgorithm.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no conformance data: " << file;
  const std::string text = test::read_file(file);
  const Decoded decoded = decode(text);
  ASSERT_EQ(decoded.events.size(), 2U);
  EXPECT_EQ(prehash(decoded.events[0].event), prehash(decoded.events[1].event));
}

TEST(EventHashTest, spellings_of_one_event_have_one_hash) {
  const auto urn = prehash_of(
      R"("epcList":["urn:epc:id:sgtin:0614141.107346.2018"],"bizStep":"cbv:BizStep-shipping")");
  const auto link = prehash_of(
      R"("epcList":["https://shop.example/x/01/10614141073464/10/L1/21/2018?17=300101"],)"
      R"("bizStep":"shipping","recordTime":"2021-01-01T00:00:00Z","eventID":"urn:uuid:1")");
  EXPECT_EQ(urn, link);
}

TEST(EventHashTest, numbers_lose_zeros_signs_and_exponents) {
  EXPECT_NE(prehash_of(R"("epcList":[],"example:a":"+007.500","example:b":1.5e3)")
                .find("{https://ns.example.com/epcis/}a=7.5{https://ns.example.com/epcis/}b=1500"),
            std::string::npos);
  EXPECT_NE(prehash_of(R"("epcList":[],"example:a":0.00001,"example:b":"-0.0")")
                .find("a=0.00001{https://ns.example.com/epcis/}b=0"),
            std::string::npos);
}

TEST(EventHashTest, remarks_certificates_and_empty_lists_leave_no_trace) {
  EXPECT_EQ(prehash_of(R"("epcList":[],"rdfs:comment":"x","certificationInfo":"https://a.b/c")"),
            prehash_of(R"("epcList":[],"quantityList":[])"));
}

// Beside this, all 102 published hashes of XML and JSON were met when the rules were written.
TEST(EventHashTest, extensions_of_inner_fields_move_behind_the_event_in_the_first_edition) {
  const Event event = event_of(
      R"("epcList":[],"bizLocation":{"id":"urn:a:b","example:l":1},"example:e":1,)"
      R"("readPoint":{"id":"urn:a:c","example:p":1},"sensorElementList":[{"example:s":1,)"
      R"("sensorMetadata":{"example:m":1},"sensorReport":[{"type":"Speed","example:r":1}]}])");
  const std::string ns = "{https://ns.example.com/epcis/}";
  EXPECT_TRUE(prehash(event).ends_with(
      "readPointid=urn:a:cbizLocationid=urn:a:bsensorElementsensorReporttype="
      "https://ref.gs1.org/voc/SpeedreadPoint" +
      ns + "p=1bizLocation" + ns + "l=1sensorElementsensorMetadata" + ns + "m=1sensorReport" + ns +
      "r=1" + ns + "s=1" + ns + "e=1"))
      << prehash(event);
  EXPECT_TRUE(prehash(event, HashVersion::cbv_2_1)
                  .ends_with("readPointid=urn:a:c" + ns + "p=1bizLocationid=urn:a:b" + ns +
                             "l=1sensorElementListsensorElementsensorMetadata" + ns +
                             "m=1sensorReporttype=https://ref.gs1.org/voc/Speed" + ns + "r=1" + ns +
                             "s=1" + ns + "e=1"))
      << prehash(event, HashVersion::cbv_2_1);
}

TEST(EventHashTest, an_event_without_identifier_gets_its_hash) {
  const Event event = event_of(R"("epcList":[])");
  EXPECT_EQ(event.event_id, event_hash(event));
}

}  // namespace
}  // namespace ocop::epcis
