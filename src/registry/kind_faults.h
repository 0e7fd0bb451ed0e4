#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/kind.h"
#include "records/record.h"

/// What the checks of several registers share.
namespace ocop::registry {

inline records::Fault fault(std::string_view field, pages::Key key,
                            std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

/// Adds a fault at `to` when it lies before `from`.
inline void check_days(const records::Record& row, std::string_view from, std::string_view to,
                       records::Faults& faults) {
  const auto first = row.day(from), last = row.day(to);
  if (first && last && *last < *first) faults.push_back(fault(to, "registry.fault_days"_key));
}

/// Adds a fault when the day lies after `today`.
inline void check_not_later(const records::Record& row, std::string_view field, Date today,
                            records::Faults& faults) {
  const auto day = row.day(field);
  if (day && *day > today) faults.push_back(fault(field, "registry.fault_future"_key));
}

}  // namespace ocop::registry
