#include "epcis/identifier_text.h"

#include <array>

namespace ocop::epcis {
namespace {

std::string with_numeric_keys(std::string uri) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> words = {{
      {"/gtin/", "/01/"},
      {"/itip/", "/8006/"},
      {"/cpid/", "/8010/"},
      {"/gln/", "/414/"},
      {"/party/", "/417/"},
      {"/gsrnp/", "/8017/"},
      {"/gsrn/", "/8018/"},
      {"/gcn/", "/255/"},
      {"/sscc/", "/00/"},
      {"/gdti/", "/253/"},
      {"/ginc/", "/401/"},
      {"/gsin/", "/402/"},
      {"/grai/", "/8003/"},
      {"/giai/", "/8004/"},
      {"/cpv/", "/22/"},
      {"/lot/", "/10/"},
      {"/ser/", "/21/"},
  }};
  for (const auto& [word, key] : words) {
    if (const auto at = uri.find(word); at != std::string::npos) {
      uri.replace(at, word.size(), key);
    }
  }
  return uri;
}

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

Result<gs1::Identifier> parse_identifier(std::string_view text) {
  auto id = gs1::Identifier::parse(text);
  if ((id && id->is_gs1()) || !text.starts_with("http")) return id;
  const std::string modern = with_numeric_keys(std::string(text));
  if (modern == text) return id;
  auto again = gs1::Identifier::parse(modern);
  return again && again->is_gs1() ? again : id;
}

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
