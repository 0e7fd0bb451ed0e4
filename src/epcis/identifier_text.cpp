#include "epcis/identifier_text.h"

#include <cctype>

namespace ocop::epcis {
namespace {

// RFC 3986 section 2.3: everything but the unreserved characters.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
      encoded += c;
    } else {
      encoded += '%';
      encoded += digits[byte >> 4];
      encoded += digits[byte & 15];
    }
  }
  return encoded;
}

}  // namespace

std::string address_of(const gs1::Identifier& id) {
  std::string address = id.canonical_uri();
  if (id.lot_of_label().empty()) return address;
  const auto serial = address.find("/21/");
  if (serial != std::string::npos) {
    address.insert(serial, "/10/" + percent_encoded(id.lot_of_label()));
  }
  return address;
}

}  // namespace ocop::epcis
