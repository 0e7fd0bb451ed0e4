#include "gs1/identifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/text.h"
#include "gs1/character_set.h"
#include "gs1/check_digit.h"
#include "gs1/digital_link.h"
#include "gs1/epc_urn.h"
#include "gs1/key_path.h"
#include "gs1/percent.h"

namespace ocop::gs1 {
namespace {

Error refuse(std::string_view text, std::string_view why) {
  constexpr std::size_t quoted_bytes_max = 120;
  return {Code::invalid_argument, fmt::format("\"{}\": {}", text.substr(0, quoted_bytes_max), why),
          ""};
}

bool is_uri_character(char c) { return c > ' ' && c != '"' && c != '<' && c != '>' && c != 127; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// RFC 3986 section 3.1; only whether there is a scheme, not which.
bool has_scheme(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  return is_letter(text.front()) && std::ranges::all_of(text.substr(0, colon), [](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
         });
}

struct WebAddress {
  std::string_view host;
  std::string_view path;
};

// Labels may spell scheme and host in capitals, which makes a smaller QR Code.
bool split_web_address(std::string_view text, WebAddress& address) {
  const auto scheme_end = text.find("://");
  const auto scheme = text.substr(0, scheme_end);
  if (scheme_end == std::string_view::npos ||
      (!equals_ignoring_case(scheme, "https") && !equals_ignoring_case(scheme, "http"))) {
    return false;
  }
  text.remove_prefix(scheme_end + 3);
  const auto path_end = std::ranges::find_if(text, [](char c) { return c == '?' || c == '#'; });
  text = text.substr(0, static_cast<std::size_t>(path_end - text.begin()));
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  address = {text.substr(0, slash), text.substr(slash)};
  if (address.path.size() > 1 && address.path.ends_with('/')) address.path.remove_suffix(1);
  return true;
}

bool is_gs1_domain(std::string_view host) { return equals_ignoring_case(host, "id.gs1.org"); }

// A value of the path: mostly a view into the parsed text.
class Value {
 public:
  Value() = default;
  Value(std::string_view code, std::string_view raw) : raw_(raw) {
    is_raw_ = std::ranges::all_of(raw, is_unreserved);
    if (!is_raw_) decoded_ = percent_decode(raw, UriPart::path);
    const std::size_t size = raw.size();
    if (code == "01" && is_raw_ && (size == 8 || size == 12 || size == 13)) {
      decoded_.assign(14 - size, '0').append(raw);
      is_raw_ = false;
    }
  }

  std::string_view text() const { return is_raw_ ? raw_ : std::string_view(decoded_); }
  void append_encoded_to(std::string& path) const {
    if (is_raw_) {
      path.append(raw_);
    } else {
      path.append(percent_encode(decoded_, UriPart::path));
    }
  }

 private:
  std::string_view raw_;
  std::string decoded_;
  bool is_raw_ = true;
};

using Values = std::array<Value, std::tuple_size_v<decltype(KeyPath::parts)>>;

// Why the path is no identifier, as a sentence; empty when it is one. Fills `values`.
std::string fault_of_path(const KeyPath& found, Values& values) {
  std::array<std::string_view, std::tuple_size_v<Values>> qualifiers;
  for (std::size_t i = 0; i < found.count; ++i) {
    const PathPart& part = found.parts[i];
    values[i] = Value(part.code, part.value);
    if (i > 0) qualifiers[i - 1] = part.code;
    const ApplicationIdentifier& entry =
        i == 0 ? *found.key : *find_application_identifier(part.code);
    if (const ValueFault fault = fault_of_value(entry, values[i].text())) {
      return sentence(part.code, values[i].text(), fault, entry);
    }
  }
  if (is_path(*found.key, std::span(qualifiers).first(found.count - 1))) return {};
  return fmt::format("the AIs behind /{}/ are not its qualifiers in their order",
                     found.parts[0].code);
}

// What names the thing: an instance is one whatever its lot, and the variant of a consumer product
// refines its class, but neither lot nor serial.
bool names_the_thing(const KeyPath& found, std::string_view code) {
  const bool has_serial = !found.raw("21").empty();
  if (code == "10") return !has_serial;
  if (code == "22") return !has_serial && found.raw("10").empty();
  return true;
}

std::string canonical_path(const KeyPath& found, const Values& values) {
  std::string path;
  constexpr std::size_t usual_bytes = 48;
  path.reserve(usual_bytes);
  for (std::size_t i = 0; i < found.count; ++i) {
    if (!names_the_thing(found, found.parts[i].code)) continue;
    path.append("/").append(found.parts[i].code).append("/");
    values[i].append_encoded_to(path);
  }
  return path;
}

std::string lot_beside_serial(const KeyPath& found, const Values& values) {
  if (found.raw("21").empty()) return {};
  for (std::size_t i = 1; i < found.count; ++i) {
    if (found.parts[i].code == "10") return std::string(values[i].text());
  }
  return {};
}

// A canonical path, which begins with "/AI/value".
Granularity granularity_of(std::string_view path) {
  const auto key_end = path.find('/', 1);
  const auto value_end = std::min(path.find('/', key_end + 1), path.size());
  const std::string_view code = path.substr(1, key_end - 1);
  const std::size_t value_size = value_end - key_end - 1;
  const std::string_view rest = path.substr(value_end);
  constexpr std::size_t grai_digits = 14;
  if (code == "01" || code == "8006") {
    if (rest.starts_with("/21/")) return Granularity::instance;
    if (rest.starts_with("/10/") || rest.starts_with("/235/")) return Granularity::lot;
    return Granularity::trade_class;
  }
  if (code == "00" || code == "8004" || code == "8017" || code == "8018") {
    return Granularity::instance;
  }
  if (code == "8003") {
    return value_size > grai_digits ? Granularity::instance : Granularity::trade_class;
  }
  if (code == "8010") return rest.empty() ? Granularity::trade_class : Granularity::instance;
  if (code == "8013") return Granularity::trade_class;
  if (code == "414") return Granularity::location;
  if (code == "417") return Granularity::party;
  return Granularity::document;
}

bool is_gs1_path(std::string_view text) { return !text.empty() && text.front() == '/'; }

// On a domain that is not GS1's own, an address whose key has all its digits is meant as a Digital
// Link, so a fault in it is a mistake; anything else may be an address of another meaning.
bool claims_to_be_gs1(const WebAddress& address, const KeyPath& found, const Values& values) {
  if (is_gs1_domain(address.host)) return true;
  const std::string_view value = values[0].text();
  const std::size_t digits = found.key->length_min;
  return !found.has_old_names && found.key->components[0].set == CharacterSet::digits &&
         value.size() >= digits && is_digits(value.substr(0, digits));
}

}  // namespace

Result<Identifier> Identifier::parse(std::string_view text) {
  if (text.size() > limits::identifier_text_bytes_max) {
    return refuse(text, fmt::format("over {} bytes", limits::identifier_text_bytes_max));
  }
  if (!std::ranges::all_of(text, is_uri_character)) {
    return refuse(text, "a character that a URI cannot hold; write it as %XX");
  }
  std::string path_of_urn;
  WebAddress address;
  if (is_epc_urn(text)) {
    auto path = path_of_epc_urn(text);
    if (path) {
      path_of_urn = std::move(*path);
      address = {"id.gs1.org", path_of_urn};
    } else if (path.error().code != Code::unimplemented) {
      return std::move(path).error();
    }
  } else if (!split_web_address(text, address) && !has_scheme(text)) {
    return refuse(text, "not a URI; write a GS1 Digital Link or an EPC URN");
  }

  Identifier identifier;
  const auto found = find_key_path(address.path, Names::old_and_new);
  if (found) {
    Values values;
    const std::string fault = fault_of_path(*found, values);
    if (fault.empty()) {
      identifier.path_ = canonical_path(*found, values);
      identifier.lot_of_label_ = lot_beside_serial(*found, values);
      identifier.granularity_ = granularity_of(identifier.path_);
      return identifier;
    }
    if (claims_to_be_gs1(address, *found, values)) return refuse(text, fault);
  } else if (is_gs1_domain(address.host)) {
    return refuse(text, "no GS1 key in the path; write for example /01/09521234000013/10/A1");
  }
  identifier.path_ = text;
  return identifier;
}

Identifier Identifier::from_stored(std::string path) {
  Identifier identifier;
  identifier.path_ = std::move(path);
  if (is_gs1_path(identifier.path_)) identifier.granularity_ = granularity_of(identifier.path_);
  return identifier;
}

std::string Identifier::value(std::string_view application_identifier) const {
  if (!is_gs1_path(path_)) return {};
  const std::string_view path = path_;
  std::size_t at = 0;
  while (at < path.size()) {
    const auto name_end = path.find('/', at + 1);
    const auto value_end = std::min(path.find('/', name_end + 1), path.size());
    if (path.substr(at + 1, name_end - at - 1) == application_identifier) {
      return percent_decode(path.substr(name_end + 1, value_end - name_end - 1), UriPart::path);
    }
    at = value_end;
  }
  return {};
}

Identifier Identifier::trade_class() const {
  if (granularity_ != Granularity::instance && granularity_ != Granularity::lot) return {};
  if (path_.starts_with("/8003/")) {
    constexpr std::size_t grai_bytes = std::string_view("/8003/").size() + 14;
    return from_stored(path_.substr(0, grai_bytes));
  }
  const auto value_end = path_.find('/', path_.find('/', 1) + 1);
  return value_end == std::string::npos ? Identifier() : from_stored(path_.substr(0, value_end));
}

std::string Identifier::canonical_uri() const {
  return is_gs1_path(path_) ? std::string(canonical_stem) + path_ : path_;
}

}  // namespace ocop::gs1
