#include "epcis/context.h"

#include <algorithm>
#include <array>

namespace ocop::epcis {
namespace {

// EPCIS 2.0 JSON-LD context, the prefixes at its top.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> gs1_prefixes = {{
    {"epcis", "https://ref.gs1.org/epcis/"},
    {"cbv", "https://ref.gs1.org/cbv/"},
    {"cbvmda", "urn:epcglobal:cbv:mda:"},
    {"gs1", "https://gs1.org/voc/"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"dcterms", "http://purl.org/dc/terms/"},
}};

}  // namespace

void Context::add_address(std::string_view address) {
  if (std::ranges::find(addresses_, address) == addresses_.end()) addresses_.emplace_back(address);
}

void Context::add_prefix(std::string_view prefix, std::string_view name_space) {
  const auto known = std::ranges::find(prefixes_, prefix, [](const auto& p) { return p.first; });
  if (known == prefixes_.end()) {
    prefixes_.emplace_back(prefix, name_space);
  } else {
    known->second = name_space;
  }
}

std::string_view Context::name_space(std::string_view prefix) const {
  for (const auto& [name, value] : gs1_prefixes) {
    if (name == prefix) return value;
  }
  for (const auto& [name, value] : prefixes_) {
    if (name == prefix) return value;
  }
  return {};
}

std::string Context::expand(std::string_view text) const {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.substr(colon + 1).starts_with("//")) {
    return std::string(text);
  }
  const std::string_view name_space_of_prefix = name_space(text.substr(0, colon));
  if (name_space_of_prefix.empty()) return std::string(text);
  return std::string(name_space_of_prefix).append(text.substr(colon + 1));
}

}  // namespace ocop::epcis
