#include "gs1/element_string.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/limits.h"

namespace ocop::gs1 {
namespace {

Error refuse(std::string detail) { return {Code::invalid_argument, std::move(detail), ""}; }

Result<void> check_size(std::string_view text) {
  if (text.size() <= limits::element_string_bytes_max) return ok();
  return refuse(fmt::format("The text is longer than {} bytes.", limits::element_string_bytes_max));
}

Result<void> add(Elements& elements, Element element) {
  if (elements.size() == limits::elements_max) {
    return refuse(fmt::format("More than {} elements.", limits::elements_max));
  }
  elements.push_back(std::move(element));
  return ok();
}

bool is_separator(char c) { return c == written_separator || c == group_separator; }

// What a scanner sends before the data of GS1-128, DataBar, DataMatrix, QR Code and DotCode.
bool take_start(std::string_view& text) {
  constexpr std::array<std::string_view, 5> symbologies{"]C1", "]e0", "]d2", "]Q3", "]J1"};
  for (const auto symbology : symbologies) {
    if (!text.starts_with(symbology)) continue;
    text.remove_prefix(symbology.size());
    return true;
  }
  if (text.empty() || !is_separator(text.front())) return false;
  text.remove_prefix(1);
  return true;
}

// Cuts "AI value" off the front of a raw string, and the separator behind it.
Result<Element> take_element(std::string_view& text, UnknownIdentifiers unknown) {
  const std::size_t length = code_length(text);
  if (length == 0 || length > text.size()) {
    return refuse(fmt::format("No application identifier begins with \"{}\".", text.substr(0, 4)));
  }
  const std::string_view code = text.substr(0, length);
  const ApplicationIdentifier* entry = find_application_identifier(code);
  if (entry == nullptr && unknown == UnknownIdentifiers::accept) entry = stand_in_for_unknown(code);
  if (entry == nullptr) return refuse(fmt::format("AI ({}) is not assigned.", code));

  text.remove_prefix(length);
  std::size_t end = 0;
  while (end < text.size() && !is_separator(text[end])) ++end;
  if (entry->has_predefined_length) end = std::min<std::size_t>(end, entry->length_max);
  TRY(Element element, make_element(code, text.substr(0, end), unknown));
  text.remove_prefix(end);
  if (!text.empty() && is_separator(text.front())) text.remove_prefix(1);
  return element;
}

// The value up to the next bracket that is not escaped.
std::string take_bracketed_value(std::string_view& text) {
  std::string value;
  while (!text.empty()) {
    const std::size_t bracket = text.find('(');
    if (bracket == std::string_view::npos || bracket == 0 || text[bracket - 1] != '\\') {
      value += text.substr(0, bracket);
      text.remove_prefix(std::min(bracket, text.size()));
      return value;
    }
    value += text.substr(0, bracket - 1);
    value += '(';
    text.remove_prefix(bracket + 1);
  }
  return value;
}

}  // namespace

Result<Element> make_element(std::string_view code, std::string_view value,
                             UnknownIdentifiers unknown) {
  const ApplicationIdentifier* entry = find_application_identifier(code);
  if (entry == nullptr && unknown == UnknownIdentifiers::accept) entry = stand_in_for_unknown(code);
  if (entry == nullptr) {
    return refuse(fmt::format("AI ({}) is not assigned.", code.substr(0, 20)));
  }
  if (const ValueFault fault = fault_of_value(*entry, value)) {
    return refuse(sentence(code, value, fault, *entry) + ".");
  }
  return Element{entry, std::string(code), std::string(value)};
}

Result<Elements> parse_element_string(std::string_view text, UnknownIdentifiers unknown) {
  TRY_VOID(check_size(text));
  if (!take_start(text)) {
    return refuse("An element string begins with FNC1: write ^ before the first AI.");
  }
  if (text.empty()) return refuse("There is nothing behind the first FNC1.");
  Elements elements;
  while (!text.empty()) {
    TRY(Element element, take_element(text, unknown));
    TRY_VOID(add(elements, std::move(element)));
  }
  return elements;
}

Result<Elements> parse_bracketed(std::string_view text, UnknownIdentifiers unknown) {
  TRY_VOID(check_size(text));
  if (text.empty()) return refuse("There is no element: write for example (01)09521234543213.");
  Elements elements;
  while (!text.empty()) {
    const std::size_t close = text.find(')');
    if (text.front() != '(' || close == std::string_view::npos) {
      return refuse("An AI stands in brackets before its value: (10)ABC.");
    }
    const std::string_view code = text.substr(1, close - 1);
    text.remove_prefix(close + 1);
    TRY(Element element, make_element(code, take_bracketed_value(text), unknown));
    TRY_VOID(add(elements, std::move(element)));
  }
  return elements;
}

std::string print_element_string(const Elements& elements, char separator) {
  std::string text;
  bool needs_separator = true;
  for (const auto& element : elements) {
    if (needs_separator) text += separator;
    text += element.code;
    text += element.value;
    needs_separator = !element.entry->has_predefined_length;
  }
  return text;
}

std::string print_bracketed(const Elements& elements) {
  std::string text;
  for (const auto& element : elements) {
    text += '(';
    text += element.code;
    text += ')';
    for (const char c : element.value) {
      if (c == '(') text += '\\';
      text += c;
    }
  }
  return text;
}

}  // namespace ocop::gs1
