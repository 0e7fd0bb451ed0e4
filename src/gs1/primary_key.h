#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "gs1/identifier.h"

/// The keys that a Digital Link path may begin with and the rule of each value (GS1 Digital Link:
/// URI Syntax 1.6.0 section 4.4; GS1 General Specifications 3).
namespace ocop::gs1 {

enum class KeyCheck : std::uint8_t { none, digit, pair };

struct PrimaryKey {
  std::string_view application_identifier;
  std::size_t digits;    ///< leading digits, the last of them the check digit if `check` says so
  std::size_t tail_max;  ///< characters that may follow the digits
  bool tail_is_numeric;
  bool tail_is_39;  ///< character set 39 instead of 82
  KeyCheck check;
  std::string_view qualifiers[4];  ///< in the order of the path
};

/// Null when the application identifier is no primary key.
const PrimaryKey* find_primary_key(std::string_view application_identifier);
std::span<const PrimaryKey> primary_keys();

/// Why the decoded value is not one of that key, in plain words; empty when it is.
std::string fault_of_key(const PrimaryKey& key, std::string_view value);
/// The same for a qualifier: 22, 10, 21, 235, 254, 7040, 8011, 8019.
std::string fault_of_qualifier(std::string_view application_identifier, std::string_view value);

}  // namespace ocop::gs1
