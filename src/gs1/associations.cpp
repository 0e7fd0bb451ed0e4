#include "gs1/associations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ocop::gs1 {
namespace {

// "31nn": n stands for any digit.
bool matches(std::string_view pattern, std::string_view code) {
  if (pattern.size() != code.size()) return false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (pattern[i] != 'n' && pattern[i] != code[i]) return false;
  }
  return true;
}

// An AI does not match a pattern of its own entry: (3103) excludes the other 310n only.
const Element* find(const Elements& elements, std::string_view pattern, const Element& asking) {
  const auto found = std::ranges::find_if(elements, [&](const Element& element) {
    return element.code != asking.code && matches(pattern, element.code);
  });
  return found == elements.end() ? nullptr : &*found;
}

std::string excluded_by(const Elements& elements, const Element& asking) {
  if (asking.entry->excluded.empty()) return {};
  for (const auto pattern : split(asking.entry->excluded, ',')) {
    if (const Element* other = find(elements, pattern, asking)) {
      return fmt::format("AI ({}) must not stand with AI ({}).", asking.code, other->code);
    }
  }
  return {};
}

std::string second_value_of(const Elements& elements, const Element& asking) {
  const bool differs = std::ranges::any_of(elements, [&](const Element& element) {
    return element.code == asking.code && element.value != asking.value;
  });
  return differs ? fmt::format("AI ({}) stands there with two values.", asking.code) : "";
}

// GS1 General Specifications 3.9.9: what is signed must be one single thing.
std::string unsigned_key_of(const Elements& elements, const Element& signature) {
  constexpr std::array<std::string_view, 3> keys_with_serial{"253", "255", "8003"};
  for (const auto code : keys_with_serial) {
    const Element* key = find(elements, code, signature);
    if (key != nullptr && key->value.size() == key->entry->length_min) {
      return fmt::format("AI (8030) signs AI ({}), which needs its serial then.", code);
    }
  }
  return {};
}

bool has_group(const Elements& elements, std::string_view group, const Element& asking) {
  const auto members = split(group, '+');
  return std::ranges::all_of(members, [&](std::string_view pattern) {
    return find(elements, pattern, asking) != nullptr;
  });
}

}  // namespace

std::string contradiction_among(const Elements& elements) {
  for (const auto& element : elements) {
    if (auto text = excluded_by(elements, element); !text.empty()) return text;
    if (auto text = second_value_of(elements, element); !text.empty()) return text;
    if (element.code != "8030") continue;
    if (auto text = unsigned_key_of(elements, element); !text.empty()) return text;
  }
  return {};
}

std::string missing_among(const Elements& elements) {
  for (const auto& element : elements) {
    if (element.entry->required.empty()) continue;
    const auto groups = split(element.entry->required, ',');
    const bool satisfied = std::ranges::any_of(
        groups, [&](std::string_view group) { return has_group(elements, group, element); });
    if (!satisfied) {
      return fmt::format("AI ({}) must stand with one of {}.", element.code,
                         element.entry->required);
    }
  }
  return {};
}

}  // namespace ocop::gs1
