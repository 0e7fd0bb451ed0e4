#include "application/demonstration_document.h"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace ocop::application {
namespace {

namespace json = boost::json;

/// Boost.JSON writes 52 as 5.2E1; people read these documents too.
void print(const json::value& value, std::string& out) {
  if (const json::object* object = value.if_object()) {
    char before = '{';
    for (const auto& [key, member] : *object) {
      out += before + json::serialize(json::string(key)) + ':';
      print(member, out);
      before = ',';
    }
    out += object->empty() ? "{}" : "}";
  } else if (const json::array* array = value.if_array()) {
    char before = '[';
    for (const json::value& member : *array) {
      out += before;
      print(member, out);
      before = ',';
    }
    out += array->empty() ? "[]" : "]";
  } else if (const double* number = value.if_double()) {
    out += fmt::format("{}", *number);
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

// FNV-1a, 64 bits.
SeededRandom chance_of(std::string_view name) {
  std::uint64_t state = 14695981039346656037U;
  for (const char c : name) {
    state ^= static_cast<unsigned char>(c);
    state *= 1099511628211U;
  }
  return SeededRandom(state);
}

std::string document_of(std::string_view name, std::string_view creation_date, json::array events) {
  SeededRandom chance = chance_of(fmt::format("document {}", name));
  json::object document;
  document["@context"] = {"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                          json::object{{"ocop", "https://ocop.example/ns/"}}};
  document["id"] = "urn:uuid:" + random_uuid(chance);
  document["type"] = "EPCISDocument";
  document["schemaVersion"] = "2.0";
  document["creationDate"] = creation_date;
  document["epcisBody"] = json::object{{"eventList", std::move(events)}};
  std::string text;
  print(document, text);
  return text;
}

}  // namespace ocop::application
