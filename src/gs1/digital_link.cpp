#include "gs1/digital_link.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/text.h"
#include "gs1/character_set.h"
#include "gs1/check_digit.h"
#include "gs1/key_path.h"
#include "gs1/percent.h"

namespace ocop::gs1 {
namespace {

Error refuse(std::string detail) { return {Code::invalid_argument, std::move(detail), ""}; }

struct Parts {
  std::string_view origin;  // "https://shop.example"
  std::string_view path, query, fragment;
};

bool is_of_a_uri(char c) {
  constexpr std::string_view reserved = ":/?#[]@!$&'()*+,;=%";
  return is_unreserved(c) || reserved.find(c) != std::string_view::npos;
}

bool is_of_a_host(char c) {
  return is_unreserved(c) ? c != '_' && c != '~' : c == ':' || c == '[' || c == ']';
}

Result<Parts> split_uri(std::string_view text) {
  if (text.size() > limits::identifier_text_bytes_max) {
    return refuse(
        fmt::format("The link is longer than {} bytes.", limits::identifier_text_bytes_max));
  }
  if (!std::ranges::all_of(text, is_of_a_uri)) {
    return refuse("The link holds a character that a URI cannot hold; write it as %XX.");
  }
  constexpr std::array<std::string_view, 4> schemes{"https://", "HTTPS://", "http://", "HTTP://"};
  const auto* scheme = std::ranges::find_if(
      schemes, [text](std::string_view candidate) { return text.starts_with(candidate); });
  if (scheme == schemes.end()) return refuse("A Digital Link begins with https:// or http://.");

  Parts parts;
  const auto slash = text.find('/', scheme->size());
  const auto host = text.substr(scheme->size(), slash - scheme->size());
  if (slash == std::string_view::npos || host.empty()) {
    return refuse("A Digital Link has a domain and a path: https://DOMAIN/01/GTIN.");
  }
  if (!std::ranges::all_of(host, is_of_a_host)) {
    return refuse(fmt::format("\"{}\" is no domain.", host));
  }
  parts.origin = text.substr(0, slash);
  std::string_view rest = text.substr(slash);
  const auto hash = rest.find('#');
  if (hash != std::string_view::npos) parts.fragment = rest.substr(hash + 1);
  rest = rest.substr(0, hash);
  const auto question = rest.find('?');
  if (question != std::string_view::npos) parts.query = rest.substr(question + 1);
  parts.path = rest.substr(0, question);
  return parts;
}

// 8, 12 and 13 digits are a GTIN-14 with leading zeros (GS1 General Specifications 3.3.2).
bool pad_old_gtin(std::string_view code, std::string& value) {
  const std::size_t size = value.size();
  if (code != "01" || (size != 8 && size != 12 && size != 13)) return false;
  value.insert(0, 14 - size, '0');
  return true;
}

Result<Element> read_element(std::string_view code, std::string_view raw, UriPart part,
                             DigitalLinkRules rules, DigitalLink& link) {
  std::string value = percent_decode(raw, part);
  if (rules.old_forms == OldForms::accept && pad_old_gtin(code, value)) link.has_old_form = true;
  auto element = make_element(code, value, rules.unknown_identifiers);
  if (!element && code == "01" && is_digits(value) &&
      (value.size() == 8 || value.size() == 12 || value.size() == 13)) {
    return refuse(
        fmt::format("AI (01) GTIN: a Digital Link holds 14 digits; write {:0>14}.", value));
  }
  return element;
}

Result<void> read_path(std::string_view path, DigitalLinkRules rules, DigitalLink& link) {
  const auto names = rules.old_forms == OldForms::accept ? Names::old_and_new : Names::codes;
  const auto found = find_key_path(path, names);
  if (!found) {
    return refuse(
        "No GS1 key is in the path, such as /01/ and a GTIN of 14 digits. A compressed Digital "
        "Link "
        "is not read: ask for its uncompressed form.");
  }
  link.stem += path.substr(0, found->stem_bytes);
  link.has_old_form = found->has_old_names;
  std::vector<std::string_view> qualifiers;
  for (std::size_t i = 0; i < found->count; ++i) {
    const PathPart& part = found->parts[i];
    TRY(Element element, read_element(part.code, part.value, UriPart::path, rules, link));
    link.path.push_back(std::move(element));
    if (i > 0) qualifiers.push_back(part.code);
  }
  if (!is_path(*found->key, qualifiers)) {
    return refuse(fmt::format(
        "The AIs behind /{}/ are not its qualifiers in their order; allowed "
        "are {}.",
        found->parts[0].code, found->key->qualifiers == "-" ? "none" : found->key->qualifiers));
  }
  return ok();
}

bool holds(const Elements& elements, std::string_view code) {
  return std::ranges::find(elements, code, &Element::code) != elements.end();
}

// Whether the AI would be a qualifier at some place behind the key.
bool belongs_in_path(const DigitalLink& link, std::string_view code) {
  std::vector<std::string_view> qualifiers;
  for (std::size_t i = 1; i < link.path.size(); ++i) qualifiers.push_back(link.path[i].code);
  for (std::size_t at = 0; at <= qualifiers.size(); ++at) {
    auto trial = qualifiers;
    trial.insert(trial.begin() + static_cast<std::ptrdiff_t>(at), code);
    if (is_path(*link.path.front().entry, trial)) return true;
  }
  return false;
}

Result<void> read_attribute(std::string_view code, std::string_view raw, DigitalLinkRules rules,
                            DigitalLink& link) {
  TRY(Element element, read_element(code, raw, UriPart::query, rules, link));
  if (holds(link.path, code) || holds(link.attributes, code)) {
    return refuse(fmt::format("AI ({}) stands there twice.", code));
  }
  // An AI we do not know is let through on request only, since it may be no attribute.
  if (!element.entry->is_attribute) {
    return refuse(fmt::format("AI ({}) may not stand in the query.", code));
  }
  if (belongs_in_path(link, code)) {
    return refuse(fmt::format("AI ({}) belongs in the path, not in the query.", code));
  }
  if (link.path.size() + link.attributes.size() == limits::elements_max) {
    return refuse(fmt::format("More than {} elements.", limits::elements_max));
  }
  link.attributes.push_back(std::move(element));
  return ok();
}

Result<void> read_query(std::string_view query, DigitalLinkRules rules, DigitalLink& link) {
  for (const auto parameter : split(query, '&')) {
    if (parameter.empty()) continue;
    const auto equals = parameter.find('=');
    const std::string_view code = parameter.substr(0, equals);
    if (equals == std::string_view::npos || !is_digits(code)) {
      link.other_parameters.emplace_back(parameter);
      continue;
    }
    TRY_VOID(read_attribute(code, parameter.substr(equals + 1), rules, link));
  }
  return ok();
}

void print_path(const Elements& path, std::string& text) {
  for (const auto& element : path) {
    text.append("/").append(element.code).append("/");
    text += percent_encode(element.value, UriPart::path);
  }
}

std::string parameter_of(const Element& element) {
  return element.code + "=" + percent_encode(element.value, UriPart::query);
}

// Those of predefined length first, as the standard advises for short symbols.
std::vector<std::string> parameters_of(const Elements& attributes) {
  std::vector<std::string> parameters;
  for (const bool predefined : {true, false}) {
    for (const auto& element : attributes) {
      if (element.entry->has_predefined_length == predefined) {
        parameters.push_back(parameter_of(element));
      }
    }
  }
  return parameters;
}

std::string with_query(std::string text, const std::vector<std::string>& parameters) {
  if (!parameters.empty()) text += fmt::format("?{}", fmt::join(parameters, "&"));
  return text;
}

// The elements of the path, taken out of `rest`.
Elements take_path(Elements& rest, const Element& key) {
  std::vector<std::string_view> present;
  for (const auto& element : rest) present.push_back(element.code);
  std::array<std::string_view, 4> qualifiers;
  const std::size_t count = longest_path(*key.entry, present, qualifiers);
  Elements path{key};
  for (std::size_t i = 0; i < count; ++i) {
    path.push_back(*std::ranges::find(rest, qualifiers[i], &Element::code));
  }
  std::erase_if(rest, [&path](const Element& element) { return holds(path, element.code); });
  return path;
}

Elements without_repeats(const Elements& elements) {
  Elements unique;
  for (const auto& element : elements) {
    if (!holds(unique, element.code)) unique.push_back(element);
  }
  return unique;
}

/// What was read must be readable again however it is printed, and escaping makes three bytes of
/// one. Only a long text has to be printed to know.
Result<void> check_printed_size(const DigitalLink& link, std::size_t read_bytes) {
  constexpr std::size_t escaped_bytes = 3, added_bytes = 64;  // a stem, the zeros of a GTIN
  if (read_bytes * escaped_bytes + added_bytes <= limits::identifier_text_bytes_max) return ok();
  if (std::max(print(link).size(), canonical_uri(link).size()) <=
      limits::identifier_text_bytes_max) {
    return ok();
  }
  return refuse(fmt::format("Written with all escapes, the link is longer than {} bytes.",
                            limits::identifier_text_bytes_max));
}

}  // namespace

Elements DigitalLink::elements() const {
  Elements all = path;
  all.insert(all.end(), attributes.begin(), attributes.end());
  return all;
}

Result<DigitalLink> parse_digital_link(std::string_view text, DigitalLinkRules rules) {
  TRY(const Parts parts, split_uri(text));
  DigitalLink link;
  link.stem = parts.origin;
  link.fragment = parts.fragment;
  TRY_VOID(read_path(parts.path, rules, link));
  TRY_VOID(read_query(parts.query, rules, link));
  TRY_VOID(check_printed_size(link, text.size()));
  return link;
}

Result<std::string> print_digital_link(const Elements& elements, std::string_view stem) {
  Elements rest = without_repeats(elements);
  const auto key =
      std::ranges::find_if(rest, [](const Element& element) { return element.entry->is_key(); });
  if (key == rest.end()) {
    return refuse("A Digital Link needs a key, such as AI (01), a GTIN.");
  }
  const Elements path = take_path(rest, Element(*key));
  for (const auto& element : rest) {
    if (!element.entry->is_attribute || !element.entry->is_assigned) {
      return refuse(fmt::format("AI ({}) has no place in a Digital Link of AI ({}).", element.code,
                                path.front().code));
    }
  }
  if (stem.ends_with('/')) stem.remove_suffix(1);
  std::string uri(stem);
  print_path(path, uri);
  return with_query(std::move(uri), parameters_of(rest));
}

std::string print(const DigitalLink& link) {
  std::string uri = link.stem;
  print_path(link.path, uri);
  std::vector<std::string> parameters;
  for (const auto& element : link.attributes) parameters.push_back(parameter_of(element));
  parameters.insert(parameters.end(), link.other_parameters.begin(), link.other_parameters.end());
  uri = with_query(std::move(uri), parameters);
  if (!link.fragment.empty()) uri.append("#").append(link.fragment);
  return uri;
}

std::string canonical_uri(const DigitalLink& link) {
  std::string uri(canonical_stem);
  print_path(link.path, uri);
  return with_query(std::move(uri), parameters_of(link.attributes));
}

}  // namespace ocop::gs1
