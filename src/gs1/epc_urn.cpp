#include "gs1/epc_urn.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "gs1/character_set.h"
#include "gs1/check_digit.h"
#include "gs1/key_path.h"
#include "gs1/percent.h"

namespace ocop::gs1 {
namespace {

// How the parts of a URN, "prefix.reference.last", make up a key and its qualifier.
struct Scheme {
  std::string_view name;
  std::string_view code;
  std::size_t digits;          // of prefix and reference together; 0: the reference is free text
  bool has_indicator;          // the first digit of the reference leads the key
  std::string_view qualifier;  // takes the last part; empty: the last part is appended to the key
  bool has_last;
};
constexpr std::array schemes{
    Scheme{"sgtin", "01", 13, true, "21", true},   Scheme{"lgtin", "01", 13, true, "10", true},
    Scheme{"upui", "01", 13, true, "235", true},   Scheme{"itip", "8006", 13, true, "21", true},
    Scheme{"sscc", "00", 17, true, "", false},     Scheme{"sgln", "414", 12, false, "254", true},
    Scheme{"pgln", "417", 12, false, "", false},   Scheme{"grai", "8003", 12, false, "", true},
    Scheme{"giai", "8004", 0, false, "", false},   Scheme{"gsrn", "8018", 17, false, "", false},
    Scheme{"gsrnp", "8017", 17, false, "", false}, Scheme{"gdti", "253", 12, false, "", true},
    Scheme{"sgcn", "255", 12, false, "", true},    Scheme{"cpi", "8010", 0, false, "8011", true},
    Scheme{"ginc", "401", 0, false, "", false},    Scheme{"gsin", "402", 16, false, "", false},
};
constexpr std::array<std::string_view, 5> schemes_without_key{"gid", "usdod", "adi", "bic",
                                                              "imovn"};

constexpr std::string_view urn_start = "urn:epc:";
constexpr std::array<std::string_view, 3> forms{"id:", "class:", "idpat:"};
constexpr std::size_t company_prefix_min = 6;
constexpr std::size_t company_prefix_max = 12;

Error bad(std::string_view urn, std::string_view why) {
  constexpr std::size_t quoted_bytes_max = 120;
  return {Code::invalid_argument,
          fmt::format("\"{}\" is not a valid EPC URN: {}", urn.substr(0, quoted_bytes_max), why),
          ""};
}

struct Urn {
  std::string_view text;  // the whole of it, for messages
  const Scheme* scheme = nullptr;
  bool is_pattern = false;
  std::string_view prefix, reference, pieces, last;
};

Result<std::string_view> read_name(Urn& urn) {
  std::string_view rest = urn.text.substr(urn_start.size());
  for (const auto form : forms) {
    if (!rest.starts_with(form)) continue;
    urn.is_pattern = form == "idpat:";
    rest.remove_prefix(form.size());
    break;
  }
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos) return bad(urn.text, "there is nothing behind the scheme");
  const auto name = rest.substr(0, colon);
  urn.scheme = std::ranges::find(schemes, name, &Scheme::name);
  if (urn.scheme != schemes.end()) return rest.substr(colon + 1);
  if (std::ranges::find(schemes_without_key, name) == schemes_without_key.end()) {
    return bad(urn.text, "there is no such scheme");
  }
  return Error{Code::unimplemented, fmt::format("the scheme {} has no GS1 key", name), ""};
}

// ITIP has piece and total, "01.02.", between the reference and the serial.
Result<void> take_pieces(Urn& urn) {
  constexpr std::size_t bytes = 6;
  const std::string_view last = urn.last;
  if (last.size() < bytes || last[2] != '.' || last[5] != '.' || !is_digits(last.substr(0, 2)) ||
      !is_digits(last.substr(3, 2))) {
    return bad(urn.text, "piece and total have two digits each");
  }
  urn.pieces = last.substr(0, bytes);
  urn.last.remove_prefix(bytes);
  return ok();
}

Result<void> check_key_parts(const Urn& urn) {
  if (!is_digits(urn.prefix) || urn.prefix.size() < company_prefix_min ||
      urn.prefix.size() > company_prefix_max) {
    return bad(urn.text, "the company prefix has 6 to 12 digits");
  }
  if (urn.scheme->digits == 0) {
    if (urn.reference.empty()) return bad(urn.text, "the reference is empty");
    return ok();
  }
  const bool right = urn.reference.empty() ? !urn.scheme->has_indicator : is_digits(urn.reference);
  if (!right || urn.prefix.size() + urn.reference.size() != urn.scheme->digits) {
    return bad(urn.text, fmt::format("company prefix and reference have {} digits together",
                                     urn.scheme->digits));
  }
  return ok();
}

Result<Urn> read_urn(std::string_view text) {
  Urn urn;
  urn.text = text;
  TRY(const std::string_view body, read_name(urn));
  const auto first = body.find('.');
  if (first == std::string_view::npos) return bad(text, "a part is missing");
  urn.prefix = body.substr(0, first);
  urn.reference = body.substr(first + 1);
  if (urn.scheme->has_last) {
    const auto second = urn.reference.find('.');
    if (second == std::string_view::npos) return bad(text, "a part is missing");
    urn.last = urn.reference.substr(second + 1);
    urn.reference = urn.reference.substr(0, second);
    if (urn.scheme->name == "itip") TRY_VOID(take_pieces(urn));
    if (urn.last.empty()) return bad(text, "the last part is empty");
  }
  TRY_VOID(check_key_parts(urn));
  return urn;
}

enum class Spelling { canonical, as_given };

bool stays(char c) {
  constexpr std::string_view sub_delimiters_and_more = "!$&'()*+,;=:@";
  return is_unreserved(c) || sub_delimiters_and_more.find(c) != std::string_view::npos;
}

std::string encode(std::string_view part, Spelling spelling) {
  if (std::ranges::all_of(part, is_unreserved)) return std::string(part);
  if (spelling == Spelling::canonical) {
    return percent_encode(percent_decode(part, UriPart::path), UriPart::path);
  }
  std::string encoded;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::string_view escape = part.substr(i, 3);
    if (stays(part[i])) {
      encoded += part[i];
    } else if (percent_decode(escape, UriPart::path).size() == 1 && escape.size() == 3) {
      encoded += escape;
      i += 2;
    } else {
      encoded += percent_encode(part.substr(i, 1), UriPart::path);
    }
  }
  return encoded;
}

std::string key_of(const Urn& urn, Spelling spelling) {
  const Scheme& scheme = *urn.scheme;
  std::string key;
  if (scheme.digits == 0) return key.append(urn.prefix).append(encode(urn.reference, spelling));
  const std::size_t indicator = scheme.has_indicator ? 1 : 0;
  key.append(urn.reference.substr(0, indicator));
  key.append(urn.prefix).append(urn.reference.substr(indicator));
  key += check_digit(key);
  if (scheme.code == "8003") key.insert(0, 1, '0');
  if (!urn.pieces.empty()) key.append(urn.pieces.substr(0, 2)).append(urn.pieces.substr(3, 2));
  return key;
}

std::string path_of(const Urn& urn, Spelling spelling) {
  const Scheme& scheme = *urn.scheme;
  std::string path;
  path.append("/").append(scheme.code).append("/").append(key_of(urn, spelling));
  // Outside a pattern "*" is a serial like any other.
  const bool names_a_class = urn.last.empty() || (urn.is_pattern && urn.last == "*");
  const bool has_no_extension = scheme.name == "sgln" && urn.last == "0";
  if (names_a_class || has_no_extension) return path;
  if (!scheme.qualifier.empty()) path.append("/").append(scheme.qualifier).append("/");
  return path.append(encode(urn.last, spelling));
}

// These a URN must escape (EPC Tag Data Standard 2.0 table A-1); the rest of the character sets
// stands for itself.
std::string urn_escape(std::string_view text) {
  constexpr std::string_view escaped = "\"%&/<>?#";
  std::string out;
  for (const char c : text) {
    if (escaped.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

// A valid Digital Link path, read for printing as a URN.
struct Named {
  const Scheme* scheme = nullptr;
  std::string value;      // of the key, decoded
  std::string qualifier;  // decoded; empty when there is none
};

// The scheme of the key that takes this qualifier; without one, the first scheme of the key.
const Scheme* find_scheme(std::string_view code, std::string_view qualifier) {
  const auto found = std::ranges::find_if(schemes, [&](const Scheme& scheme) {
    return scheme.code == code && (qualifier.empty() || scheme.qualifier == qualifier);
  });
  return found == schemes.end() ? nullptr : &*found;
}

Result<Named> read_path(std::string_view path) {
  const auto found = find_key_path(path);
  if (!found || found->stem_bytes > 0) {
    return Error{Code::invalid_argument, "This is no path of a Digital Link.", ""};
  }
  Named named;
  named.value = percent_decode(found->parts[0].value, UriPart::path);
  if (const ValueFault fault = fault_of_value(*found->key, named.value)) {
    return Error{Code::invalid_argument,
                 sentence(found->parts[0].code, named.value, fault, *found->key), ""};
  }
  const auto qualifier = found->count > 1 ? found->parts[1].code : std::string_view{};
  named.scheme = found->count > 2 ? nullptr : find_scheme(found->parts[0].code, qualifier);
  if (named.scheme == nullptr) {
    return Error{Code::unimplemented, "EPC URNs have no form for this key and its qualifiers.", ""};
  }
  if (found->count > 1) named.qualifier = percent_decode(found->parts[1].value, UriPart::path);
  return named;
}

// The key from the first digit of the company prefix on, without what stands before it.
std::string_view from_prefix(const Named& named) {
  const bool skips_one = named.scheme->has_indicator || named.scheme->code == "8003";
  return std::string_view(named.value).substr(skips_one ? 1 : 0);
}

// "prefix.reference", for ITIP with piece and total.
std::string head_of(const Named& named, std::size_t prefix_digits) {
  const Scheme& scheme = *named.scheme;
  const std::string_view rest = from_prefix(named);
  const std::string_view prefix = rest.substr(0, prefix_digits);
  if (scheme.digits == 0) {
    return fmt::format("{}.{}", prefix, urn_escape(rest.substr(prefix_digits)));
  }
  const std::string_view value = named.value;
  const std::size_t indicator = scheme.has_indicator ? 1 : 0;
  std::string head =
      fmt::format("{}.{}{}", prefix, value.substr(0, indicator),
                  rest.substr(prefix_digits, scheme.digits - indicator - prefix_digits));
  constexpr std::size_t gtin_digits = 14;
  if (scheme.name == "itip") {
    head += fmt::format(".{}.{}", value.substr(gtin_digits, 2), value.substr(gtin_digits + 2, 2));
  }
  return head;
}

// What stands behind the reference; empty when the path names a class.
std::string last_of(const Named& named) {
  const Scheme& scheme = *named.scheme;
  if (!scheme.qualifier.empty()) return named.qualifier;
  const std::size_t key_digits = scheme.digits + 1;  // with the check digit
  return std::string(from_prefix(named).substr(key_digits));
}

std::string print(const Named& named, std::size_t prefix_digits) {
  const Scheme& scheme = *named.scheme;
  const std::string head = head_of(named, prefix_digits);
  if (!scheme.has_last) return fmt::format("urn:epc:id:{}:{}", scheme.name, head);
  const std::string last = last_of(named);
  if (!last.empty()) {
    return fmt::format("urn:epc:{}:{}:{}.{}", scheme.name == "lgtin" ? "class" : "id", scheme.name,
                       head, urn_escape(last));
  }
  if (scheme.name == "sgln") return fmt::format("urn:epc:id:sgln:{}.0", head);
  return fmt::format("urn:epc:idpat:{}:{}.*", scheme.name, head);
}

Result<std::string> print_checked(const Named& named, std::size_t prefix_digits) {
  const std::string_view rest = from_prefix(named);
  const Scheme& scheme = *named.scheme;
  const std::size_t room = scheme.digits == 0 ? rest.size() - 1  // the reference is not empty
                                              : scheme.digits - (scheme.has_indicator ? 1 : 0);
  if (prefix_digits < company_prefix_min || prefix_digits > std::min(company_prefix_max, room) ||
      !is_digits(rest.substr(0, prefix_digits))) {
    return Error{Code::invalid_argument,
                 fmt::format("A company prefix of {} digits does not fit this key.", prefix_digits),
                 ""};
  }
  return print(named, prefix_digits);
}

}  // namespace

bool is_epc_urn(std::string_view text) {
  if (!equals_ignoring_case(text.substr(0, urn_start.size()), urn_start)) return false;
  const auto rest = text.substr(urn_start.size());
  return std::ranges::any_of(forms,
                             [rest](std::string_view form) { return rest.starts_with(form); });
}

Result<std::string> path_of_epc_urn(std::string_view urn) {
  TRY(const Urn parts, read_urn(urn));
  return path_of(parts, Spelling::canonical);
}

Result<std::string> digital_link_of_epc_urn(std::string_view urn) {
  TRY(const Urn parts, read_urn(urn));
  return "https://id.gs1.org" + path_of(parts, Spelling::as_given);
}

Result<void> CompanyPrefixes::add(std::string_view digits) {
  if (!is_digits(digits) || digits.size() < company_prefix_min ||
      digits.size() > company_prefix_max) {
    return Error{Code::invalid_argument,
                 fmt::format("\"{}\": a GS1 Company Prefix has 6 to 12 digits.", digits), ""};
  }
  prefixes_.emplace_back(digits);
  return ok();
}

std::optional<std::size_t> CompanyPrefixes::length_in(std::string_view digits) const {
  std::size_t longest = 0;
  for (const auto& prefix : prefixes_) {
    if (digits.starts_with(prefix)) longest = std::max(longest, prefix.size());
  }
  return longest > 0 ? std::optional(longest) : std::nullopt;
}

Result<std::string> epc_urn_of_path(std::string_view path, std::size_t company_prefix_digits) {
  TRY(const Named named, read_path(path));
  return print_checked(named, company_prefix_digits);
}

Result<std::string> epc_urn_of_path(std::string_view path, const CompanyPrefixes& known) {
  TRY(const Named named, read_path(path));
  const auto length = known.length_in(from_prefix(named));
  if (!length) {
    return Error{Code::not_found,
                 "The GS1 Company Prefix of this key is not known; name it to get the URN.", ""};
  }
  return print_checked(named, *length);
}

}  // namespace ocop::gs1
