#include "gs1/identifier.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "gs1/character_set.h"
#include "gs1/epc_urn.h"
#include "gs1/key_path.h"
#include "gs1/percent.h"

namespace ocop::gs1 {
namespace {

constexpr std::string_view canonical_stem = "https://id.gs1.org";

Error refuse(std::string_view text, std::string_view why) {
  return {Code::invalid_argument, fmt::format("\"{}\": {}", text.substr(0, 120), why), ""};
}

bool is_uri_character(char c) { return c > ' ' && c != '"' && c != '<' && c != '>' && c != 127; }

// RFC 3986 section 3.1; only whether there is a scheme, not which.
bool has_scheme(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  return std::ranges::all_of(text.substr(0, colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
}

struct WebAddress {
  std::string_view host;
  std::string_view path;
};

bool split_web_address(std::string_view text, WebAddress& address) {
  if (text.starts_with("https://")) {
    text.remove_prefix(8);
  } else if (text.starts_with("http://")) {
    text.remove_prefix(7);
  } else {
    return false;
  }
  text = text.substr(0, text.find_first_of("?#"));
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  address = {text.substr(0, slash), text.substr(slash)};
  return true;
}

bool is_plain(std::string_view raw) { return std::ranges::all_of(raw, is_unreserved); }

std::string decoded(std::string_view raw) {
  return is_plain(raw) ? std::string(raw) : percent_decode(raw, UriPart::path);
}

// 8, 12 and 13 digits are a GTIN-14 with leading zeros (GS1 General Specifications 3.2).
std::string padded_gtin(std::string value) {
  const std::size_t size = value.size();
  if (size == 8 || size == 12 || size == 13) value.insert(0, 14 - size, '0');
  return value;
}

// Fills the canonical path; the text of the fault when a value breaks its rule.
std::string canonicalise(const KeyPath& found, std::string& path, std::string& lot) {
  std::string key_value = decoded(found.parts[0].value);
  const std::string_view ai = found.key->application_identifier;
  if (ai == "01") key_value = padded_gtin(std::move(key_value));
  if (auto fault = fault_of_key(*found.key, key_value); !fault.empty()) return fault;
  path.reserve(64);
  path.append("/").append(ai).append("/");
  path += is_plain(key_value) ? key_value : percent_encode(key_value, UriPart::path);

  const bool has_serial = !found.raw("21").empty();
  const bool has_lot = !found.raw("10").empty();
  for (std::size_t i = 1; i < found.count; ++i) {
    const auto& part = found.parts[i];
    const std::string value = decoded(part.value);
    if (auto fault = fault_of_qualifier(part.application_identifier, value); !fault.empty()) {
      return fault;
    }
    if (part.application_identifier == "10" && has_serial) {
      lot = value;
      continue;
    }
    // The variant of a consumer product refines the class; lot and serial are identities without
    // it.
    if (part.application_identifier == "22" && (has_serial || has_lot)) continue;
    path.append("/").append(part.application_identifier).append("/");
    path += is_plain(value) ? value : percent_encode(value, UriPart::path);
  }
  return {};
}

// The rest of a path that begins with "/AI/", split off the key and its value.
Granularity granularity_of(std::string_view path) {
  const auto key_end = path.find('/', 1);
  const auto value_end = path.find('/', key_end + 1);
  const std::string_view ai = path.substr(1, key_end - 1);
  const std::string_view value = path.substr(key_end + 1, value_end - key_end - 1);
  const std::string_view rest = value_end == std::string_view::npos ? "" : path.substr(value_end);
  if (ai == "01" || ai == "8006") {
    if (rest.starts_with("/21/")) return Granularity::instance;
    if (rest.starts_with("/10/") || rest.starts_with("/235/")) return Granularity::lot;
    return Granularity::trade_class;
  }
  if (ai == "00" || ai == "8004" || ai == "8017" || ai == "8018") return Granularity::instance;
  if (ai == "8003") return value.size() > 14 ? Granularity::instance : Granularity::trade_class;
  if (ai == "8010") return rest.empty() ? Granularity::trade_class : Granularity::instance;
  if (ai == "8013") return Granularity::trade_class;
  if (ai == "414") return Granularity::location;
  if (ai == "417") return Granularity::party;
  return Granularity::document;
}

bool is_gs1_path(std::string_view text) { return !text.empty() && text.front() == '/'; }

// A number of the right length with a wrong check digit is a mistyped key wherever it stands;
// another fault on a domain that is not GS1's own may be an address of another meaning.
bool claims_to_be_gs1(const WebAddress& address, const KeyPath& found, std::string_view fault) {
  if (address.host == "id.gs1.org") return true;
  return found.key->digits > 0 && fault.find("wrong check digit") != std::string_view::npos;
}

}  // namespace

Result<Identifier> Identifier::parse(std::string_view text) {
  if (text.size() > limits::identifier_text_bytes_max) {
    return refuse(text, fmt::format("over {} bytes", limits::identifier_text_bytes_max));
  }
  if (!std::ranges::all_of(text, is_uri_character)) {
    return refuse(text, "a character that a URI cannot hold");
  }
  Identifier identifier;
  if (is_epc_urn(text)) {
    TRY(const std::string path, path_of_epc_urn(text));
    const auto found = find_key_path(path);
    if (!found) return refuse(text, "this URN names no GS1 key");
    if (auto fault = canonicalise(*found, identifier.path_, identifier.lot_of_label_);
        !fault.empty()) {
      return refuse(text, fault);
    }
    identifier.granularity_ = granularity_of(identifier.path_);
    return identifier;
  }
  WebAddress address;
  if (split_web_address(text, address)) {
    if (const auto found = find_key_path(address.path)) {
      auto fault = canonicalise(*found, identifier.path_, identifier.lot_of_label_);
      if (fault.empty()) {
        identifier.granularity_ = granularity_of(identifier.path_);
        return identifier;
      }
      if (claims_to_be_gs1(address, *found, fault)) return refuse(text, fault);
      identifier = {};
    } else if (address.host == "id.gs1.org") {
      return refuse(text, "no GS1 key in the path; write for example /01/09521234000013/10/A1");
    }
  } else if (!has_scheme(text)) {
    return refuse(text, "not a URI; write a GS1 Digital Link or an EPC URN");
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
  std::size_t at = 0;
  while (at < path_.size()) {
    const auto name_end = path_.find('/', at + 1);
    const auto value_end = std::min(path_.find('/', name_end + 1), path_.size());
    const std::string_view name = std::string_view(path_).substr(at + 1, name_end - at - 1);
    if (name == application_identifier) {
      return decoded(std::string_view(path_).substr(name_end + 1, value_end - name_end - 1));
    }
    at = value_end;
  }
  return {};
}

Identifier Identifier::trade_class() const {
  if (granularity_ != Granularity::instance && granularity_ != Granularity::lot) return {};
  if (!path_.starts_with("/01/") && !path_.starts_with("/8006/")) return {};
  return from_stored(path_.substr(0, path_.find('/', path_.find('/', 1) + 1)));
}

std::string Identifier::canonical_uri() const {
  return is_gs1_path(path_) ? std::string(canonical_stem) + path_ : path_;
}

}  // namespace ocop::gs1
