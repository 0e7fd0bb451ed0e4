// How fast a capture document is read: decoded, validated, identifiers resolved. The ceiling is the
// same text going through the JSON parser alone. Prints one JSON object a line.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <ctime>
#include <string>

#include "base/random.h"
#include "epcis/document.h"
#include "epcis/event_hash.h"

namespace {

constexpr std::size_t events_per_document = 1000;
constexpr int rounds = 40;

// About 1 KB with four random serial numbers, as a packing line sends it.
std::string event(ocop::SeededRandom& random, bool with_identifier) {
  const auto serial = [&random] { return ocop::random_hex(random, 6); };
  const std::string identifier =
      with_identifier ? fmt::format(R"("eventID":"urn:uuid:{}",)", ocop::random_uuid(random)) : "";
  return fmt::format(
      R"({{"type":"ObjectEvent",{}"eventTime":"2026-07-06T05:40:00.123+07:00",)"
      R"("eventTimeZoneOffset":"+07:00","action":"ADD","bizStep":"commissioning",)"
      R"("disposition":"active","epcList":["https://id.gs1.org/01/09521234000013/21/{}",)"
      R"("https://id.gs1.org/01/09521234000013/21/{}","urn:epc:id:sgtin:9521234.000001.{}",)"
      R"("https://id.gs1.org/01/09521234000013/21/{}"],)"
      R"("readPoint":{{"id":"https://id.gs1.org/414/9521234000020/254/line-2"}},)"
      R"("bizLocation":{{"id":"https://id.gs1.org/414/9521234000020"}},)"
      R"("bizTransactionList":[{{"type":"prodorder",)"
      R"("bizTransaction":"https://example.com/orders/2026-07-06/4711"}}],)"
      R"("sourceList":[{{"type":"owning_party","source":"https://id.gs1.org/417/9521234000020"}}],)"
      R"("ilmd":{{"cbvmda:lotNumber":"L2026-07-06","cbvmda:itemExpirationDate":"2027-01-06",)"
      R"("example:maker":"Cơ sở ô mai Hàng Đường, phường Hoàn Kiếm"}},)"
      R"("example:shift":"sáng","example:operator":"7"}})",
      identifier, serial(), serial(), serial(), serial());
}

std::string document(bool with_identifiers) {
  ocop::SeededRandom random(7);
  std::string json =
      R"({"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
      R"({"example":"https://ns.example.com/epcis/"}],"type":"EPCISDocument",)"
      R"("schemaVersion":"2.0","creationDate":"2026-07-06T05:40:00Z",)"
      R"("epcisBody":{"eventList":[)";
  for (std::size_t i = 0; i < events_per_document; ++i) {
    json += (i == 0 ? "" : ",") + event(random, with_identifiers);
  }
  return json + "]}}";
}

// Processor time, so that neighbours on the machine count less.
double seconds_of_processor() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Events a second, of the fastest round: the others were disturbed.
template <class Work>
double rate(Work work) {
  double best = 0;
  for (int i = 0; i < rounds; ++i) {
    const double start = seconds_of_processor();
    work();
    best =
        std::max(best, static_cast<double>(events_per_document) / (seconds_of_processor() - start));
  }
  return best;
}

void report(std::string_view name, const std::string& json) {
  std::size_t decoded = 0;
  const double value = rate([&] { decoded = ocop::epcis::decode(json).events.size(); });
  simdjson::dom::parser parser;
  const double ceiling = rate([&] {
    if (parser.parse(json).error() != simdjson::SUCCESS) std::abort();
  });
  if (decoded != events_per_document) std::abort();
  fmt::print(
      "{{\"name\":\"{}\",\"value\":{:.0f},\"unit\":\"events/s\",\"ceiling\":{:.0f},"
      "\"ratio\":{:.3f},\"event_bytes\":{},\"microseconds_per_event\":{:.2f}}}\n",
      name, value, ceiling, value / ceiling, json.size() / events_per_document, 1e6 / value);
}

}  // namespace

int main() {
  report("epcis_decode", document(true));
  report("epcis_decode_and_hash", document(false));
}
