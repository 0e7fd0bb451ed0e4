#include "epcis/value_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/characters.h"
#include "epcis/uri.h"

namespace ocop::epcis {
namespace {

using simdjson::dom::element_type;

std::string_view name_of_kind(simdjson::dom::element value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "a list";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a text";
    case element_type::BOOL:
      return "true or false";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

std::string_view start_of_text(std::string_view text) { return beginning_of(text, 80); }

}  // namespace

void ValueReader::wrong_kind(Element value, const Path& path, std::string_view expected) {
  fault(path, fmt::format("{} is expected here, and this is {}", expected, name_of_kind(value)));
}

std::optional<std::string_view> ValueReader::text(Element value, const Path& path) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  wrong_kind(value, path, "a text");
  return std::nullopt;
}

std::optional<std::string_view> ValueReader::uri(Element value, const Path& path) {
  const auto found = text(value, path);
  if (!found || is_uri(*found)) return found;
  fault(path,
        fmt::format("\"{}\" is not a URI; write an absolute one, with characters beyond ASCII "
                    "percent-encoded, such as https://example.com/a or urn:uuid:…",
                    start_of_text(*found)));
  return std::nullopt;
}

std::optional<gs1::Identifier> ValueReader::identifier(Element value, const Path& path) {
  const auto found = uri(value, path);
  if (!found) return std::nullopt;
  auto identifier = gs1::Identifier::parse(*found);
  if (identifier) return std::move(identifier).value();
  fault(path, std::move(identifier).error().detail);
  return std::nullopt;
}

std::optional<std::string> ValueReader::term(Vocabulary vocabulary, Element value,
                                             const Path& path) {
  const auto found = text(value, path);
  if (!found) return std::nullopt;
  auto term = parse_term(vocabulary, *found, context_);
  if (term) return std::move(term).value();
  fault(path, std::move(term).error().detail);
  return std::nullopt;
}

std::optional<LocalTime> ValueReader::time(Element value, const Path& path) {
  const auto found = text(value, path);
  if (!found) return std::nullopt;
  auto time = parse_time(*found);
  if (time) return *time;
  fault(path, std::move(time).error().detail);
  return std::nullopt;
}

std::optional<double> ValueReader::number(Element value, const Path& path) {
  double number = 0;
  if (value.is_number() && value.get(number) == simdjson::SUCCESS) return number;
  wrong_kind(value, path, "a number");
  return std::nullopt;
}

std::optional<double> ValueReader::number_not_negative(Element value, const Path& path) {
  const auto found = number(value, path);
  if (!found || *found >= 0) return found;
  fault(path, "a quantity cannot be below 0; a return or a loss is an event of its own");
  return std::nullopt;
}

std::optional<bool> ValueReader::boolean(Element value, const Path& path) {
  bool found = false;
  if (value.get(found) == simdjson::SUCCESS) return found;
  wrong_kind(value, path, "true or false");
  return std::nullopt;
}

std::optional<std::string_view> ValueReader::hexadecimal(Element value, const Path& path) {
  const auto found = text(value, path);
  if (!found) return std::nullopt;
  if (!found->empty() &&
      found->find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
    return found;
  }
  fault(path,
        "only the digits 0-9 and the letters a-f may stand in a hexadecimal value, and at "
        "least one");
  return std::nullopt;
}

std::optional<std::string_view> ValueReader::unit(Element value, const Path& path) {
  const auto found = text(value, path);
  if (!found) return std::nullopt;
  const bool right =
      (found->size() == 2 || found->size() == 3) && std::ranges::all_of(*found, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
  if (right) return found;
  fault(path, fmt::format("\"{}\" is no unit of UN/CEFACT Recommendation 20; write two or three "
                          "capital letters or digits, such as KGM for kilogram",
                          start_of_text(*found)));
  return std::nullopt;
}

std::optional<simdjson::dom::array> ValueReader::list(Element value, const Path& path) {
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) return list;
  wrong_kind(value, path, "a list");
  return std::nullopt;
}

std::optional<simdjson::dom::object> ValueReader::object(Element value, const Path& path) {
  simdjson::dom::object object;
  if (value.get(object) == simdjson::SUCCESS) return object;
  wrong_kind(value, path, "an object");
  return std::nullopt;
}

boost::json::value ValueReader::copy(Element value, const Path& path) {
  switch (value.type()) {
    case element_type::ARRAY: {
      boost::json::array array;
      items(value, path,
            [&](Element item, const Path& here) { array.push_back(copy(item, here)); });
      return array;
    }
    case element_type::OBJECT: {
      boost::json::object copied;
      simdjson::dom::object object;
      if (value.get(object) != simdjson::SUCCESS) break;
      fields(object, path, [&](std::string_view name, Element field, const Path& here) {
        copied.emplace(name, copy(field, here));
      });
      return copied;
    }
    case element_type::STRING:
      return boost::json::string(std::string_view(value));
    case element_type::INT64:
      return std::int64_t{value};
    case element_type::UINT64:
      return std::uint64_t{value};
    case element_type::DOUBLE:
      return double{value};
    case element_type::BOOL:
      return bool{value};
    case element_type::NULL_VALUE:
      break;
  }
  return nullptr;
}

void ValueReader::extension(std::string_view name, Element value, const Path& path,
                            std::string_view owner, boost::json::object& extensions) {
  if (is_uri(name)) {
    extensions.emplace(name, copy(value, path));
    return;
  }
  fault(path, fmt::format("{} has no field \"{}\"; correct its name, or give an extension a prefix "
                          "that the @context names, such as \"example:{}\"",
                          owner, start_of_text(name), start_of_text(name)));
}

bool ValueReader::has_repeated_names(simdjson::dom::object object) {
  constexpr std::size_t few = 24;
  std::array<std::string_view, few> names;
  std::size_t count = 0;
  for (const auto [name, value] : object) {
    if (count == few) {
      count = few + 1;
      break;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (names[i] == name) return true;
    }
    names[count++] = name;
  }
  if (count <= few) return false;
  std::vector<std::string_view> all;
  for (const auto [name, value] : object) all.push_back(name);
  std::ranges::sort(all);
  return std::ranges::adjacent_find(all) != all.end();
}

}  // namespace ocop::epcis
