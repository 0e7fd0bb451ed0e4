#include "gs1/epc_urn.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "gs1/character_set.h"
#include "gs1/check_digit.h"
#include "gs1/key_path.h"
#include "gs1/percent.h"

namespace ocop::gs1 {
namespace {

// How the parts of a URN make up a key. `digits` counts company prefix and reference together,
// without the check digit.
struct Scheme {
  std::string_view name;
  std::string_view key;
  std::size_t digits;
  bool leading_digit;  // the reference begins with an indicator that leads the key
  bool check;
  std::string_view qualifier;  // of the last part; empty: it is appended to the key
  bool last_part;              // there is a part behind the reference
};
constexpr std::array schemes{
    Scheme{"sgtin", "01", 13, true, true, "21", true},
    Scheme{"lgtin", "01", 13, true, true, "10", true},
    Scheme{"upui", "01", 13, true, true, "235", true},
    Scheme{"itip", "8006", 13, true, true, "21", true},
    Scheme{"sscc", "00", 17, true, true, "", false},
    Scheme{"sgln", "414", 12, false, true, "254", true},
    Scheme{"pgln", "417", 12, false, true, "", false},
    Scheme{"grai", "8003", 12, false, true, "", true},
    Scheme{"giai", "8004", 0, false, false, "", false},
    Scheme{"gsrn", "8018", 17, false, true, "", false},
    Scheme{"gsrnp", "8017", 17, false, true, "", false},
    Scheme{"gdti", "253", 12, false, true, "", true},
    Scheme{"sgcn", "255", 12, false, true, "", true},
    Scheme{"cpi", "8010", 0, false, false, "8011", true},
    Scheme{"ginc", "401", 0, false, false, "", false},
    Scheme{"gsin", "402", 16, false, true, "", false},
};

constexpr std::string_view urn_prefix = "urn:epc:";
constexpr std::string_view forms[] = {"id:", "class:", "idpat:"};
constexpr std::size_t company_prefix_min = 6;
constexpr std::size_t company_prefix_max = 12;

Error bad(std::string_view urn, std::string_view why) {
  return {Code::invalid_argument,
          fmt::format("\"{}\" is not a valid EPC URN: {}", urn.substr(0, 120), why), ""};
}

// "prefix.reference.last", where the last part may itself hold dots.
struct Parts {
  std::string_view prefix, reference, last;
  bool has_last = false;
};

Result<Parts> split_parts(std::string_view urn, std::string_view body, const Scheme& scheme) {
  Parts parts;
  const auto first = body.find('.');
  if (first == std::string_view::npos) return bad(urn, "a part is missing");
  parts.prefix = body.substr(0, first);
  const std::string_view rest = body.substr(first + 1);
  if (!scheme.last_part) {
    parts.reference = rest;
    return parts;
  }
  const auto second = rest.find('.');
  if (second == std::string_view::npos) return bad(urn, "a part is missing");
  parts.reference = rest.substr(0, second);
  parts.last = rest.substr(second + 1);
  parts.has_last = true;
  return parts;
}

// The key of company prefix and reference, with its check digit.
Result<std::string> key_of(std::string_view urn, const Parts& parts, const Scheme& scheme) {
  if (!is_digits(parts.prefix) || parts.prefix.size() < company_prefix_min ||
      parts.prefix.size() > company_prefix_max) {
    return bad(urn, "the company prefix has 6 to 12 digits");
  }
  if (scheme.digits == 0) {
    const std::string reference = percent_decode(parts.reference, UriPart::path);
    if (reference.empty()) return bad(urn, "the reference is empty");
    return std::string(parts.prefix) + percent_encode(reference, UriPart::path);
  }
  const bool all_digits =
      parts.reference.empty() ? !scheme.leading_digit : is_digits(parts.reference);
  if (!all_digits || parts.prefix.size() + parts.reference.size() != scheme.digits) {
    return bad(urn,
               fmt::format("company prefix and reference have {} digits together", scheme.digits));
  }
  std::string key;
  if (scheme.leading_digit) {
    key = parts.reference.front() + std::string(parts.prefix) +
          std::string(parts.reference.substr(1));
  } else {
    key = std::string(parts.prefix) + std::string(parts.reference);
  }
  if (scheme.check) key += check_digit(key);
  return scheme.key == "8003" ? "0" + key : key;
}

// ITIP has two more parts, piece and total, between the reference and the serial.
Result<std::string> pieces_of(std::string_view urn, std::string_view& last) {
  if (last.size() < 6 || last[2] != '.' || last[5] != '.' || !is_digits(last.substr(0, 2)) ||
      !is_digits(last.substr(3, 2))) {
    return bad(urn, "piece and total have two digits each");
  }
  std::string pieces = std::string(last.substr(0, 2)) + std::string(last.substr(3, 2));
  last.remove_prefix(6);
  return pieces;
}

struct Named {
  const Scheme* scheme = nullptr;
  std::string_view body;
  bool pattern = false;
};

Result<Named> name_of_urn(std::string_view urn) {
  std::string_view rest = urn.substr(urn_prefix.size());
  Named named;
  for (const auto form : forms) {
    if (!rest.starts_with(form)) continue;
    named.pattern = form == "idpat:";
    rest.remove_prefix(form.size());
    break;
  }
  const auto colon = rest.find(':');
  const auto* found = std::ranges::find(schemes, rest.substr(0, colon), &Scheme::name);
  if (colon == std::string_view::npos || found == schemes.end()) {
    return bad(urn, "this scheme has no GS1 key");
  }
  named.scheme = &*found;
  named.body = rest.substr(colon + 1);
  return named;
}

}  // namespace

bool is_epc_urn(std::string_view text) {
  if (!text.starts_with(urn_prefix)) return false;
  return std::ranges::any_of(forms, [&](std::string_view form) {
    return text.substr(urn_prefix.size()).starts_with(form);
  });
}

Result<std::string> path_of_epc_urn(std::string_view urn) {
  TRY(const Named named, name_of_urn(urn));
  const Scheme& scheme = *named.scheme;
  TRY(Parts parts, split_parts(urn, named.body, scheme));
  TRY(std::string key, key_of(urn, parts, scheme));
  if (scheme.name == "itip") {
    TRY(const std::string pieces, pieces_of(urn, parts.last));
    key += pieces;
  }
  std::string path = fmt::format("/{}/{}", scheme.key, key);
  if (!parts.has_last) return path;
  if (parts.last == "*") {
    if (!named.pattern) return bad(urn, "only a pattern may end in \"*\"");
    return path;
  }
  const std::string last = percent_decode(parts.last, UriPart::path);
  if (scheme.name == "sgln" && last == "0") return path;  // no extension
  if (last.empty()) return bad(urn, "the last part is empty");
  const std::string encoded = percent_encode(last, UriPart::path);
  path += scheme.qualifier.empty() ? encoded : fmt::format("/{}/{}", scheme.qualifier, encoded);
  return path;
}

namespace {

// What a URN keeps of a serial: these characters stand for themselves, the rest is escaped
// (EPC Tag Data Standard, table A-1).
std::string urn_escape(std::string_view text) {
  constexpr std::string_view escaped = "\"%&/<>?#";
  std::string out;
  for (const char c : text) {
    if (escaped.find(c) == std::string_view::npos && c > ' ' && c < 127) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

struct Source {
  std::string_view name;
  std::string key;   // digits of the key without its check digit, for `digits` > 0
  std::string last;  // decoded; empty when absent
  bool has_last = false;
};

const Scheme& scheme_named(std::string_view name) {
  return *std::ranges::find(schemes, name, &Scheme::name);
}

// "prefix.reference" with the indicator moved behind the dot.
Result<std::string> head_of(const Scheme& scheme, std::string_view digits, std::size_t prefix) {
  const std::size_t lead = scheme.leading_digit ? 1 : 0;
  if (prefix < company_prefix_min || prefix > company_prefix_max || prefix + lead > digits.size()) {
    return Error{Code::invalid_argument, "the length of the company prefix does not fit the key",
                 ""};
  }
  const std::string indicator(digits.substr(0, lead));
  return fmt::format("{}.{}{}", digits.substr(lead, prefix), indicator,
                     digits.substr(lead + prefix));
}

std::string_view name_for(const KeyPath& found, std::string_view value) {
  const std::string_view ai = found.key->application_identifier;
  if (ai == "01") {
    if (!found.raw("21").empty()) return "sgtin";
    if (!found.raw("235").empty()) return "upui";
    return found.raw("10").empty() ? "sgtin" : "lgtin";
  }
  for (const auto& scheme : schemes) {
    if (scheme.key == ai && !value.empty()) return scheme.name;
  }
  return {};
}

}  // namespace

Result<std::string> epc_urn_of_path(std::string_view path, std::size_t company_prefix_digits) {
  const auto found = find_key_path(path);
  if (!found) return Error{Code::invalid_argument, "this is no GS1 Digital Link path", ""};
  const std::string value = percent_decode(found->parts[0].value, UriPart::path);
  const std::string_view name = name_for(*found, value);
  if (name.empty()) return Error{Code::unimplemented, "this key has no EPC URN", ""};
  const Scheme& scheme = scheme_named(name);

  std::string_view rest = value;
  if (scheme.key == "8003") rest.remove_prefix(1);
  std::string head;
  std::string last;
  bool has_last = false;
  if (scheme.digits == 0) {
    if (company_prefix_digits < company_prefix_min || company_prefix_digits >= rest.size()) {
      return Error{Code::invalid_argument, "the length of the company prefix does not fit the key",
                   ""};
    }
    head = fmt::format("{}.{}", rest.substr(0, company_prefix_digits),
                       urn_escape(rest.substr(company_prefix_digits)));
  } else {
    TRY(head, head_of(scheme, rest.substr(0, scheme.digits), company_prefix_digits));
    rest.remove_prefix(std::min(rest.size(), scheme.digits + (scheme.check ? 1 : 0)));
    if (scheme.qualifier.empty() && scheme.last_part) {
      last = std::string(rest);
      has_last = !last.empty();
    }
  }
  if (scheme.name == "itip") head += fmt::format(".{}.{}", rest.substr(0, 2), rest.substr(2, 2));
  if (!scheme.qualifier.empty()) {
    last = percent_decode(found->raw(scheme.qualifier), UriPart::path);
    has_last = !last.empty();
  }
  if (!scheme.last_part) return fmt::format("urn:epc:id:{}:{}", scheme.name, head);
  if (has_last) {
    const std::string_view form = scheme.name == "lgtin" ? "class" : "id";
    return fmt::format("urn:epc:{}:{}:{}.{}", form, scheme.name, head, urn_escape(last));
  }
  if (scheme.name == "sgln") return fmt::format("urn:epc:id:sgln:{}.0", head);
  return fmt::format("urn:epc:idpat:{}:{}.*", scheme.name, head);
}

}  // namespace ocop::gs1
