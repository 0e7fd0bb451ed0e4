#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace ocop::records {

struct Kind;

/// One row of a register. `cells` stand in the order of the kind's fields, as stored: a day is
/// "2026-07-06", a reference an identifier; an absent value is empty.
struct Record {
  const Kind* kind = nullptr;
  std::string id;
  long long version = 1;  ///< rises by one with each change
  std::vector<std::string> cells;
  Timestamp changed_at;
  std::string changed_by;               ///< login
  std::optional<Timestamp> removed_at;  ///< put aside; can be brought back

  /// The cell of a field that the kind must have.
  const std::string& operator[](std::string_view field) const;
  std::string& operator[](std::string_view field);
  std::optional<Date> day(std::string_view field) const;
  std::optional<long long> whole(std::string_view field) const;
  bool flag(std::string_view field) const { return (*this)[field] == "1"; }
  const std::string& title() const;  ///< the cell that names it
};

}  // namespace ocop::records
