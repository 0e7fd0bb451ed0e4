#include "event_store/index_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "event_store/master_data.h"
#include "event_store/test_events.h"

namespace ocop::event_store {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

std::string term(Key key, std::string_view value) {
  std::string text;
  append_term(text, key, value);
  return text;
}

std::set<std::string> values_of(const epcis::Event& event, Key key) {
  std::set<std::string> values;
  for_each_term(event, [&](std::string_view text) {
    if (text[0] == static_cast<char>(key)) values.emplace(text.substr(1));
  });
  return values;
}

constexpr std::string_view item = "/01/09521234000013/21/S1";

TEST(IndexTerms, an_instance_with_a_lot_in_its_master_data_is_found_by_lot_and_product) {
  auto event = object_event("urn:a", {std::string(item)});
  event.action = epcis::Action::add;
  event.ilmd = {{"cbvmda:lotNumber", "LOT-7"}};
  EXPECT_THAT(values_of(event, Key::instance_of_lot),
              UnorderedElementsAre("/01/09521234000013/10/LOT-7"));
  EXPECT_THAT(values_of(event, Key::epc_class), UnorderedElementsAre("/01/09521234000013"));
}

TEST(IndexTerms, an_instance_with_a_lot_on_its_label_is_found_by_that_lot) {
  const auto labelled =
      gs1::Identifier::parse("https://id.gs1.org/01/09521234000013/10/LOT-8/21/S1").value();
  auto event = object_event("urn:a");
  event.epcs = {labelled};
  EXPECT_THAT(values_of(event, Key::instance_of_lot),
              UnorderedElementsAre("/01/09521234000013/10/LOT-8"));
  EXPECT_THAT(values_of(event, Key::epc_class), UnorderedElementsAre("/01/09521234000013"));
}

TEST(IndexTerms, a_lot_is_written_as_its_identifier_writes_it) {
  auto event = object_event("urn:a", {std::string(item)});
  event.ilmd = {{"cbvmda:lotNumber", "A/1%"}};
  const auto parsed =
      gs1::Identifier::parse("https://id.gs1.org/01/09521234000013/10/A%2F1%25").value();
  EXPECT_THAT(values_of(event, Key::instance_of_lot), Contains(parsed.path()));
}

TEST(IndexTerms, text_that_is_no_lot_number_gives_no_lot_and_no_product) {
  auto event = object_event("urn:a", {std::string(item)});
  event.ilmd = {{"cbvmda:lotNumber", "mẻ số 7 của bác Lan ở phố Hàng Đường"}};
  EXPECT_THAT(values_of(event, Key::epc_class), IsEmpty());
}

TEST(IndexTerms, a_transformation_puts_its_lot_on_what_comes_out_only) {
  epcis::Event event = object_event("urn:a");
  event.type = epcis::EventType::transformation;
  event.input_epcs = {identifier("/01/09521234000020/21/IN")};
  event.output_epcs = {identifier(item)};
  event.ilmd = {{"cbvmda:lotNumber", "L"}};
  EXPECT_THAT(values_of(event, Key::epc_class),
              UnorderedElementsAre("/01/09521234000013/10/L", "/01/09521234000013"));
}

TEST(IndexTerms, a_lot_that_is_named_as_a_quantity_and_by_an_instance_is_found_as_both) {
  auto event = object_event("urn:a", {std::string(item)});
  event.action = epcis::Action::add;
  event.ilmd = {{"cbvmda:lotNumber", "L"}};
  event.quantities = {{identifier("/01/09521234000013"), {}, {}}};
  EXPECT_THAT(values_of(event, Key::instance_of_lot),
              UnorderedElementsAre("/01/09521234000013/10/L"));
  EXPECT_THAT(values_of(event, Key::epc_class),
              UnorderedElementsAre("/01/09521234000013/10/L", "/01/09521234000013"));
}

TEST(IndexTerms, a_lot_of_a_quantity_is_found_by_its_product_too) {
  auto event = object_event("urn:a");
  event.quantities = {
      {gs1::Identifier::parse("urn:epc:class:lgtin:9521234.000001.L9").value(), {}, {}}};
  const auto product = gs1::Identifier::parse("urn:epc:class:lgtin:9521234.000001.L9").value();
  EXPECT_THAT(values_of(event, Key::epc_class),
              UnorderedElementsAre(product.path(), "/01/" + product.value("01")));
}

TEST(IndexTerms, an_instance_without_a_known_lot_is_not_filed_under_its_product) {
  EXPECT_THAT(values_of(object_event("urn:a", {std::string(item)}), Key::epc_class), IsEmpty());
}

TEST(IndexTerms, no_term_holds_the_byte_that_ends_one) {
  const std::string value("\x00\x01\x02", 3);
  EXPECT_THAT(term(Key::epc, value), Not(Contains('\0')));
  EXPECT_EQ(term(Key::epc, value), "\x01\x01\x02\x01\x03\x02");
}

TEST(IndexTerms, long_values_are_bounded_and_stay_different) {
  const std::string long_value(100'000, 'x');
  EXPECT_LT(term(Key::epc, long_value).size(), term_value_bytes_max + 100);
  EXPECT_NE(term(Key::epc, long_value), term(Key::epc, long_value + "y"));
}

TEST(IndexTerms, hours_and_days_are_rounded_down_before_1970_too) {
  EXPECT_EQ(hour_of(at("1970-01-01T00:59:59Z")), 0);
  EXPECT_EQ(hour_of(at("1969-12-31T23:00:00Z")), -1);
  EXPECT_EQ(hour_of(at("1969-12-31T22:59:59Z")), -2);
  EXPECT_EQ(day_of_hour(-1), -1);
  EXPECT_EQ(day_of_hour(-24), -1);
  EXPECT_EQ(day_of_hour(-25), -2);
  EXPECT_EQ(day_of_hour(23), 0);
}

TEST(IndexTerms, the_order_of_time_terms_is_the_order_of_the_times) {
  std::string before;
  for (const char* time : {"0001-01-01T00:00:00Z", "1969-12-31T23:00:00Z", "1970-01-01T00:00:00Z",
                           "2026-07-06T10:00:00Z", "9999-12-31T23:00:00Z"}) {
    std::string text;
    append_time_term(text, TimeKey::hour, hour_of(at(time)));
    EXPECT_LT(before, text) << time;
    before = text;
  }
}

TEST(MasterData, the_lot_number_is_known_in_every_spelling) {
  for (const char* name :
       {"cbvmda:lotNumber", "https://ref.gs1.org/cbv/lotNumber", "urn:epcglobal:cbv:mda#lotNumber",
        "gs1:hasBatchLotNumber", "https://gs1.org/voc/hasBatchLotNumber"}) {
    epcis::Event event;
    event.ilmd = {{name, "L"}};
    EXPECT_EQ(lot_number(event), "L") << name;
  }
}

TEST(MasterData, a_field_of_somebody_else_is_not_the_lot_number) {
  epcis::Event event;
  event.ilmd = {{"example:lotNumber", "L"}, {"lotNumber", "L"}};
  EXPECT_EQ(lot_number(event), "");
}

TEST(MasterData, a_value_may_be_an_object_or_a_list) {
  epcis::Event event;
  event.ilmd = {{"cbvmda:lotNumber", {{{"@value", "L"}}}}};
  EXPECT_EQ(lot_number(event), "L");
}

TEST(MasterData, the_expiry_date_comes_before_the_best_before_date) {
  epcis::Event event;
  event.ilmd = {{"cbvmda:bestBeforeDate", "2027-01-01"}};
  EXPECT_EQ(expiry_date(event), "2027-01-01");
  event.ilmd["cbvmda:itemExpirationDate"] = "2027-06-01";
  EXPECT_EQ(expiry_date(event), "2027-06-01");
}

}  // namespace
}  // namespace ocop::event_store
