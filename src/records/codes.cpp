#include "records/codes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace ocop::records {

std::string in_capitals(std::string_view code) {
  std::string capitals(code);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

Checked checked_code(std::string_view typed, Letters letters, std::size_t bytes_max) {
  const std::string small = to_lower_ascii(typed);
  const bool fits = small.size() <= bytes_max && std::ranges::all_of(small, [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                    });
  if (!fits) return Reason{"records.fault.code"_key, {std::to_string(bytes_max)}};
  return letters == Letters::small ? small : in_capitals(small);
}

std::string chance_of(std::string_view id, std::size_t symbols) {
  return std::string(id.substr(id.size() - std::min(id.size(), symbols)));
}

std::string code_of_year(std::string_view prefix, Timestamp now, std::string_view id) {
  return fmt::format("{}-{}-{}", prefix, date_of(now).year, chance_of(id));
}

}  // namespace ocop::records
