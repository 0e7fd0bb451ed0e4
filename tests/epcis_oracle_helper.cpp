// Reads one EPCIS document a line and writes one JSON object a line for it:
// {"valid":false,"faults":["/pointer: reason"]} or {"valid":true,"encoded":{…}}, where "encoded"
// is the document as our encoder writes it. For tests/epcis_oracle.mjs.
#include <iostream>
#include <string>
#include <vector>

#include "epcis/document.h"
#include "epcis/encode.h"
#include "epcis/json_text.h"

namespace {

std::string answer(const std::string& line) {
  const auto decoded = ocop::epcis::decode(line);
  if (decoded.fault_count == 0) {
    std::vector<ocop::epcis::Event> events;
    for (const auto& sourced : decoded.events) events.push_back(sourced.event);
    return R"({"valid":true,"encoded":)" + ocop::epcis::encode_document(events, {}) + "}";
  }
  std::string text = R"({"valid":false,"faults":[)";
  for (const auto& [pointer, reason] : decoded.faults) {
    if (text.back() != '[') text += ',';
    ocop::epcis::append_json_string(text, pointer + ": " + reason);
  }
  return text + "]}";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(line) << '\n';
}
