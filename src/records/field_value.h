#pragma once

#include <string_view>

#include "records/kind.h"

namespace ocop::records {

/// The value of a field as it will be stored, from what was typed or stood in a cell of a sheet:
/// brought into NFC, without blanks around it, checked by the type and then by the rule of the
/// field. Pure: a reference and a unit come back as typed, the store looks them up.
///
/// - nothing typed: the fallback, or a fault when the field is required;
/// - day: "18/09/2026" or "2026-09-18" → "2026-09-18";
/// - whole, money: "1.500.000", "1 500 000 đ" → "1500000";
/// - choice: the value, or its name in either language, whatever its case and marks;
/// - flag: 1 0, có không, yes no, x → "1" or "0".
Checked field_value(const Field& field, std::string_view typed);

}  // namespace ocop::records
