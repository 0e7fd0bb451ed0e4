#include "epcis/identifier_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ocop::epcis {
namespace {

// The words and the application identifiers they stand for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> key_words = {{
    {"gtin", "01"},
    {"itip", "8006"},
    {"cpid", "8010"},
    {"gln", "414"},
    {"party", "417"},
    {"gsrnp", "8017"},
    {"gsrn", "8018"},
    {"gcn", "255"},
    {"sscc", "00"},
    {"gdti", "253"},
    {"ginc", "401"},
    {"gsin", "402"},
    {"grai", "8003"},
    {"giai", "8004"},
    {"cpv", "22"},
    {"lot", "10"},
    {"ser", "21"},
}};

std::string_view key_of_word(std::string_view segment) {
  if (segment.size() < 3 || segment.size() > 5) return {};
  const auto found =
      std::ranges::find(key_words, segment, [](const auto& row) { return row.first; });
  return found == key_words.end() ? std::string_view() : found->second;
}

// Empty when no segment is such a word, as nearly always.
std::string with_numeric_keys(std::string_view uri) {
  std::string changed;
  std::size_t kept = 0;
  std::size_t slash = uri.find('/', uri.find("//") + 2);
  while (slash != std::string_view::npos) {
    const std::size_t next = uri.find('/', slash + 1);
    if (next == std::string_view::npos) break;
    if (const auto key = key_of_word(uri.substr(slash + 1, next - slash - 1)); !key.empty()) {
      changed.append(uri.substr(kept, slash + 1 - kept)).append(key);
      kept = next;
    }
    slash = next;
  }
  return kept == 0 ? changed : changed.append(uri.substr(kept));
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
  const std::string modern = with_numeric_keys(text);
  if (modern.empty()) return id;
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
