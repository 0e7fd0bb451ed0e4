#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "records/kind.h"

/// Codes that people type and that stand in addresses and on other registers: letters without
/// marks, digits and hyphens, so that they have no blanks.
namespace ocop::records {

/// "hang-bac" → "HANG-BAC"; letters without marks only. Codes in capitals stand small in addresses.
std::string in_capitals(std::string_view code);

enum class Letters : std::uint8_t { capital, small };

/// The code with its letters made capital or small.
Checked checked_code(std::string_view typed, Letters letters, std::size_t bytes_max);

/// The same as the rule of a field.
template <std::size_t bytes_max>
Checked capital_code(std::string_view typed) {
  return checked_code(typed, Letters::capital, bytes_max);
}
template <std::size_t bytes_max>
Checked small_code(std::string_view typed) {
  return checked_code(typed, Letters::small, bytes_max);
}

/// The last symbols of an identifier, which are chance: the end of a code that nobody typed.
std::string chance_of(std::string_view id, std::size_t symbols = 8);

/// "TB-2026-K7QDM2XV", of the prefix "TB".
std::string code_of_year(std::string_view prefix, Timestamp now, std::string_view id);

}  // namespace ocop::records
