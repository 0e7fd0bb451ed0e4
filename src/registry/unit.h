#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"

namespace ocop::registry {

struct UnitTag {};
/// Code and start of validity of an administrative unit: codes are used again (00070, 00082).
using UnitId = Id<UnitTag>;

/// The level: a commune, a township and a special zone stand on that of the wards.
enum class UnitKind : std::uint8_t { province, district, ward };

/// A province, district or ward as it was between two days. Codes are used again with another
/// meaning (00070 was Hàng Trống until 30/06/2025 and is Hoàn Kiếm from 01/07/2025), so a code says
/// nothing without a day.
struct Unit {
  UnitId id;         ///< "00070@2025-07-01"
  std::string code;  ///< 2 digits a province, 3 a district, 5 a ward
  std::string name;  ///< without the kind: "Hoàn Kiếm"
  UnitKind kind = UnitKind::ward;
  std::string parent_code;       ///< on the same days; empty for a province
  Date valid_from = since_ever;  ///< `since_ever` when the first day is not on record
  std::optional<Date> valid_to;  ///< the last day
  std::string note;              ///< for people, in Vietnamese; may be empty
  std::string form;              ///< ward, commune, special_zone …, as in `unit_kind`; may be empty

  static constexpr Date since_ever{1, 1, 1};
  bool is_valid_on(Date day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
};

/// Land of one unit came to another when units were drawn anew. A unit with several successors was
/// split; exactly one of them is the main one.
struct UnitSuccession {
  std::string unit_code;
  Date unit_valid_from = Unit::since_ever;
  std::string successor_code;
  Date successor_valid_from = Unit::since_ever;
  bool is_main = true;
};

UnitId unit_id(std::string_view code, Date valid_from);

}  // namespace ocop::registry
