#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"
#include "gs1/check_digit.h"

/// EPCIS documents made up for benchmarks: the same seed gives the same documents.
namespace ocop::application {

/// `digits` and its check digit.
inline std::string with_check_digit(std::string digits) {
  digits += gs1::check_digit(digits);
  return digits;
}

/// Twelve characters that say nothing.
inline std::string random_serial(SeededRandom& random) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text(12, 'A');
  std::uint64_t bits = random.next();
  for (char& character : text) {
    character = alphabet[bits % alphabet.size()];
    bits /= alphabet.size();
  }
  return text;
}

inline std::string document_around(std::string_view events) {
  return fmt::format(
      R"({{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
      R"({{"ocop":"https://ocop.example/ns/"}}],"type":"EPCISDocument","schemaVersion":"2.0",)"
      R"("creationDate":"2026-07-06T05:40:00+07:00","epcisBody":{{"eventList":[{}]}}}})",
      events);
}

/// Documents of a distributor: shipping events of about 1 KB with 4 random serial numbers each.
class ShippingDocuments {
 public:
  explicit ShippingDocuments(std::uint64_t seed) : random_(seed) {}

  std::string next(std::size_t event_count) {
    std::string events;
    events.reserve(event_count * 1'100);
    const std::string place = with_check_digit(fmt::format("952123{:06}", random_.next() % 500));
    for (std::size_t i = 0; i < event_count; ++i) {
      if (i > 0) events += ',';
      add_event(events, place);
    }
    minutes_ += 1;
    return document_around(events);
  }

 private:
  void add_event(std::string& events, std::string_view place) {
    const std::string gtin = with_check_digit(fmt::format("0952124{:06}", random_.next() % 2'000));
    std::string epcs;
    for (int i = 0; i < 4; ++i) {
      epcs += fmt::format(R"({}"https://id.gs1.org/01/{}/21/{}")", i == 0 ? "" : ",", gtin,
                          random_serial(random_));
    }
    const Timestamp time{(1'780'000'000 + 60 * minutes_) * micros_per_second};
    fmt::format_to(
        std::back_inserter(events),
        R"({{"type":"ObjectEvent","eventID":"urn:uuid:{0}","eventTime":"{1}",)"
        R"("eventTimeZoneOffset":"+07:00","action":"OBSERVE","bizStep":"shipping",)"
        R"("disposition":"in_transit","epcList":[{2}],)"
        R"("readPoint":{{"id":"https://id.gs1.org/414/{3}"}},)"
        R"("bizLocation":{{"id":"https://id.gs1.org/414/{3}"}},)"
        R"("bizTransactionList":[{{"type":"desadv",)"
        R"("bizTransaction":"urn:epcglobal:cbv:bt:{3}:PX-{4}"}}],)"
        R"("sourceList":[{{"type":"owning_party",)"
        R"("source":"https://id.gs1.org/417/9521234009009"}}],)"
        R"("destinationList":[{{"type":"owning_party",)"
        R"("destination":"https://id.gs1.org/417/9521235009008"}}],)"
        R"("ocop:noteVi":"Ô mai sấu Hàng Đường, hộp {5} g, xe lạnh số {6}, nhiệt độ {7} °C"}})",
        random_uuid(random_), format_rfc3339({time, vietnam_offset_minutes}), epcs, place, minutes_,
        100 + random_.next() % 900, random_.next() % 1'000, random_.next() % 40);
  }

  SeededRandom random_;
  std::int64_t minutes_ = 0;
};

}  // namespace ocop::application
