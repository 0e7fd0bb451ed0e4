// Whatever the bytes: decode ends, gives views into the text it was given, and what it takes comes
// out of the encoder as a document that it takes again, with the same events.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "epcis/document.h"
#include "epcis/encode.h"

namespace {

using ocop::epcis::Decoded;

void require(bool holds, const char* what, const std::string& detail) {
  if (holds) return;
  std::fprintf(stderr, "%s: %s\n", what, detail.c_str());
  std::abort();
}

std::string first_fault(const Decoded& decoded) {
  return decoded.faults.empty() ? "" : decoded.faults[0].pointer + ": " + decoded.faults[0].reason;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Decoded first = ocop::epcis::decode(text);
  require(first.events.size() == first.positions.size(), "each event has a position", "");
  require(first.fault_count > 0 || first.faults.empty(), "faults are counted", "");
  if (first.events.empty()) return 0;
  std::vector<ocop::epcis::Event> events;
  for (const auto& [event, json, context] : first.events) {
    require(json.data() >= text.data() && json.data() + json.size() <= text.data() + size,
            "an event is a part of the text", "");
    events.push_back(event);
    // A document that lacks its context has a fault, and its events have none to bring along.
    if (first.fault_count > 0) continue;
    const std::string answer = ocop::epcis::with_record(json, "urn:uuid:0", {}, context);
    const Decoded alone = ocop::epcis::decode(answer);
    require(alone.fault_count == 0, "an answer is a right event", first_fault(alone) + answer);
  }
  const std::string encoded = ocop::epcis::encode_document(events, {});
  const Decoded second = ocop::epcis::decode(encoded);
  require(second.fault_count == 0, "what is written is right", first_fault(second) + encoded);
  require(second.events.size() == events.size(), "no event is lost", encoded);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string again = ocop::epcis::encode(second.events[i].event);
    const std::string once = ocop::epcis::encode(events[i]);
    require(again == once, "an event comes back equal", once + "\n" + again);
  }
  return 0;
}
