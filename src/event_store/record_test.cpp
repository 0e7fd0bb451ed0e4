#include "event_store/record.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "event_store/content.h"
#include "event_store/posting.h"
#include "event_store/test_events.h"

namespace ocop::event_store {
namespace {

std::string make_record() {
  auto event = object_event("urn:a", {"/00/1", "/00/2"});
  event.quantities = {{identifier("/01/09521234000013"), 2.5, "KGM"}};
  event.sources = {{"location", identifier("/414/1")}};
  const std::string json = R"({"eventID":"urn:a"})";
  std::string record;
  const auto head = encode_head({{1'000'000}, {}, {}, 7});
  record.append(head.data(), head.size());
  append_body(record, {event, json, "\"context\""});
  return record;
}

TEST(Record, a_record_of_this_form_stays_readable) {
  const auto event = decode_record(5, make_record()).value();
  EXPECT_EQ(event.sequence, 5U);
  EXPECT_EQ(event.record_time.micros, 1'000'000);
  EXPECT_EQ(event.facts.event_id, "urn:a");
  EXPECT_EQ(event.json, R"({"eventID":"urn:a"})");
  EXPECT_EQ(event.context, "\"context\"");
  EXPECT_EQ(event_time_of(make_record()).value(), event.facts.event_time.instant);
}

TEST(Record, a_record_cut_in_its_facts_is_damage_and_never_read_past_its_end) {
  const std::string whole = make_record();
  const std::size_t facts_end = whole.size() - std::string_view(R"({"eventID":"urn:a"})").size() -
                                std::string_view("\"context\"").size() - 1;
  for (std::size_t size = 0; size < facts_end; ++size) {
    const std::string exact = whole.substr(0, size);
    const auto event = decode_record(1, exact);
    ASSERT_FALSE(event) << size;
    EXPECT_EQ(event.error().code, Code::data_loss);
  }
}

RC_GTEST_PROP(Record, any_bytes_give_a_record_or_an_error, (std::string bytes)) {
  bytes.insert(0, make_record().substr(0, record_head_bytes));
  (void)decode_record(1, bytes);
  (void)event_time_of(bytes);
  (void)walk_posting(1, bytes, [](std::uint64_t) { return true; });
}

RC_GTEST_PROP(Record, a_changed_byte_gives_a_record_or_an_error, (std::size_t place, char byte)) {
  std::string record = make_record();
  record[place % record.size()] = byte;
  (void)decode_record(1, record);
}

TEST(Record, a_record_of_a_later_version_is_not_misread) {
  std::string record = make_record();
  record[0] = 2;
  EXPECT_FALSE(decode_record(1, record));
}

RC_GTEST_PROP(Coding, a_varint_comes_back, (std::uint64_t number)) {
  std::string bytes;
  put_varint(bytes, number);
  ByteReader reader(bytes);
  RC_ASSERT(reader.varint() == number);
  RC_ASSERT(reader.good() && reader.rest().empty());
}

TEST(Content, the_same_bytes_are_the_same_even_if_they_are_no_json) {
  EXPECT_TRUE(same_content("x", "x"));
  EXPECT_FALSE(same_content("x", "y"));
}

TEST(Content, what_the_store_sets_does_not_count) {
  EXPECT_TRUE(same_content(R"({"a":1,"eventID":"e"})", R"({"recordTime":"t","a":1})"));
}

TEST(Content, a_context_counts_only_when_both_carry_one) {
  EXPECT_TRUE(same_content(R"({"@context":"c","a":1})", R"({"a":1})"));
  EXPECT_FALSE(same_content(R"({"@context":"c","a":1})", R"({"@context":"d","a":1})"));
}

TEST(Content, the_order_of_a_list_counts) {
  EXPECT_FALSE(same_content(R"({"a":[1,2]})", R"({"a":[2,1]})"));
}

}  // namespace
}  // namespace ocop::event_store
