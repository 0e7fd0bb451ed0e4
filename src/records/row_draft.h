#pragma once

#include "records/kind.h"
#include "records/record_store.h"

namespace ocop::records {

enum class Entering : std::uint8_t { first, again };

/// A row as it would be after what was typed, and what is wrong with it.
struct RowDraft {
  Record row;
  Faults faults;
};

/// Puts what was typed into a row: each given field through `field_value`; fields that are hidden,
/// or fixed once the row is there, keep their values. `base` is an empty row of the kind, or the
/// stored one. Pure: references and units stand in the row as typed.
RowDraft row_draft(const Record& base, const Values& values, Entering entering);

/// A row of the kind with nothing but its fallbacks.
Record empty_row(const Kind& kind);

/// What differs between two rows of one kind.
std::vector<Difference> differences(const Record& before, const Record& after);

}  // namespace ocop::records
