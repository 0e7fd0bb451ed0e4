#include "epcis/identifier_text.h"

#include "gs1/percent.h"

namespace ocop::epcis {
std::string address_of(const gs1::Identifier& id) {
  std::string address = id.canonical_uri();
  if (id.lot_of_label().empty()) return address;
  const auto serial = address.find("/21/");
  if (serial != std::string::npos) {
    address.insert(serial, "/10/" + gs1::percent_encode(id.lot_of_label(), gs1::UriPart::path));
  }
  return address;
}

}  // namespace ocop::epcis
