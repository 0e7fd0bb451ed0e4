#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "epcis/document.h"
#include "event_store/rocksdb_event_store.h"
#include "event_store/test_events.h"

namespace ocop::event_store {
namespace {

using testing::ElementsAre;

constexpr std::string_view document = R"({
  "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
  "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-07-06T00:00:00Z",
  "epcisBody": {"eventList": [
    {"type": "ObjectEvent", "eventTime": "2026-07-06T05:40:00+07:00",
     "eventTimeZoneOffset": "+07:00", "action": "ADD", "bizStep": "commissioning",
     "epcList": ["urn:epc:id:sgtin:9521234.000001.S1"],
     "ilmd": {"cbvmda:lotNumber": "LOT7"}},
    {"type": "ObjectEvent", "eventTime": "2026-07-06T06:40:00+07:00",
     "eventTimeZoneOffset": "+07:00", "action": "OBSERVE", "bizStep": "urn:epcglobal:cbv:bizstep:shipping",
     "epcList": ["https://example.com/01/09521234000013/21/S1"]}
  ]}})";

/// The decoder and the store together: what was handed in one spelling is found in the other.
class DecodedEvents : public testing::Test {
 protected:
  std::vector<Sequence> find(Key key, std::string_view value) {
    return store_->view()->find(key, value, 0, 10).value();
  }

  TemporaryFolder folder_{OCOP_BINARY_DIR "/tmp"};
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<RocksDbEventStore> store_ =
      RocksDbEventStore::open(folder_.path(), {clock_, random_}).value();
};

TEST_F(DecodedEvents, both_spellings_of_an_instance_lead_to_its_events) {
  const auto decoded = epcis::decode(document);
  ASSERT_EQ(decoded.fault_count, 0U) << decoded.faults.front().reason;
  ASSERT_TRUE(store_->append(decoded.events));
  const auto item = gs1::Identifier::parse("urn:epc:id:sgtin:9521234.000001.S1").value();
  EXPECT_THAT(find(Key::epc, item.path()), ElementsAre(1, 2));
  EXPECT_THAT(find(Key::business_step, "shipping"), ElementsAre(2));
  EXPECT_THAT(find(Key::instance_of_lot, "/01/09521234000013/10/LOT7"), ElementsAre(1));
  EXPECT_THAT(find(Key::epc_class, "/01/09521234000013"), ElementsAre(1));
}

TEST_F(DecodedEvents, a_document_handed_in_again_is_known_though_its_events_name_no_identifier) {
  ASSERT_TRUE(store_->append(epcis::decode(document).events));
  const auto again = store_->append(epcis::decode(document).events);
  ASSERT_TRUE(again);
  EXPECT_TRUE((*again)[0].already_stored && (*again)[1].already_stored);
  EXPECT_EQ(store_->view()->last(), 2U);
}

}  // namespace
}  // namespace ocop::event_store
