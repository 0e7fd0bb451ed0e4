#include "epcis/encode.h"

#include <gtest/gtest.h>

#include "epcis/document.h"

namespace ocop::epcis {
namespace {

const Timestamp when = parse_time("2026-07-05T22:40:00.000001Z")->instant;
constexpr std::string_view head =
    R"({"eventID":"urn:uuid:9","recordTime":"2026-07-05T22:40:00.000001+00:00",)";

TEST(WithRecordTest, puts_the_two_fields_in_front_and_keeps_every_other_byte) {
  EXPECT_EQ(
      with_record(R"({ "type" : "ObjectEvent", "x:y":[{"eventID":"z"}] })", "urn:uuid:9", when),
      std::string(head) + R"( "type" : "ObjectEvent", "x:y":[{"eventID":"z"}] })");
}

TEST(WithRecordTest, takes_the_place_of_what_the_event_said) {
  EXPECT_EQ(with_record(R"({"eventID":"a","type":"b","recordTime":"c"})", "urn:uuid:9", when),
            std::string(head) + R"("type":"b"})");
  EXPECT_EQ(
      with_record(R"({"type":"b","n":1,"event\u0049D":"a","m":[1,{"}":"]"}]})", "urn:uuid:9", when),
      std::string(head) + R"("type":"b","n":1,"m":[1,{"}":"]"}]})");
  EXPECT_EQ(with_record(R"({"eventID":"a" , "recordTime":"b" })", "urn:uuid:9", when),
            R"({"eventID":"urn:uuid:9","recordTime":"2026-07-05T22:40:00.000001+00:00"  })");
}

TEST(WithRecordTest, brings_the_context_of_the_document_along) {
  EXPECT_EQ(with_record(R"({"type":"b"})", "urn:uuid:9", when, R"(["http://a"])"),
            R"({"@context":["http://a"],)" + std::string(head.substr(1)) + R"("type":"b"})");
  EXPECT_EQ(with_record(R"({"@context":[{"p":"http://b"},"http://a"],"type":"b"})", "urn:uuid:9",
                        when, R"("http://a")"),
            R"({"@context":["http://a",{"p":"http://b"}],)" + std::string(head.substr(1)) +
                R"("type":"b"})");
}

TEST(EncodeTest, an_event_with_other_prefixes_brings_its_own_context) {
  Event first;
  first.action = Action::observe;
  auto context = std::make_shared<Context>();
  context->add_prefix("a", "http://a.example/");
  Event second = first;
  second.context = context;
  second.extensions.emplace("a:b", 26.2);
  const std::string json = encode_document(std::vector{first, second}, LocalTime{});
  EXPECT_NE(json.find(R"({"@context":["https://ref.gs1.org/standards/epcis/2.0.0/)"
                      R"(epcis-context.jsonld",{"a":"http://a.example/"}],"type":"ObjectEvent")"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("a:b":26.2)"), std::string::npos);
  EXPECT_EQ(decode(json).fault_count, 0U);
}

}  // namespace
}  // namespace ocop::epcis
