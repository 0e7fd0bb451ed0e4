#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "registry/catalogue.h"

/// What a cell of a CSV file, or a field of a form, may hold (docs/import.md). Each rule takes a
/// text that is not empty, has no blanks around it and is in NFC; it gives the value to store, or
/// an error whose detail is the reason alone.
namespace ocop::registry::rule {

Result<std::string> name(std::string_view text);       ///< one line
Result<std::string> long_text(std::string_view text);  ///< may have several lines
Result<std::string> subject_code(std::string_view text);
Result<std::string> subject_kind(std::string_view text);
Result<std::string> gln(std::string_view text);
Result<std::string> gtin(std::string_view text);  ///< 8, 12, 13 or 14 digits, gives 14
Result<std::string> ward_code(std::string_view text);
Result<std::string> any_unit_code(std::string_view text);
Result<std::string> phone(std::string_view text);
Result<std::string> picture(std::string_view text);  ///< an address
Result<std::string> group_2019(std::string_view text);
Result<std::string> set_2026(std::string_view text);
Result<std::string> certificate_kind(std::string_view text);
Result<std::optional<int>> stars(std::string_view text);
Result<std::optional<int>> days(std::string_view text);
Result<std::optional<int>> count(std::string_view text);          ///< from 1
Result<int> position(std::string_view text);                      ///< from 0
Result<std::optional<std::int64_t>> dong(std::string_view text);  ///< 85000 or 85.000
Result<std::string> web_address(std::string_view text);           ///< https://…
Result<std::string> selling_kind(std::string_view text);
Result<bool> flag(std::string_view text);
Result<Date> day(std::string_view text);  ///< 2026-07-06 or 06/07/2026
Result<std::optional<Date>> optional_day(std::string_view text);
Result<UnitKind> unit_kind(std::string_view text);
Result<std::string> unit_form(std::string_view text);  ///< "ward", "commune", "special_zone" …

}  // namespace ocop::registry::rule
