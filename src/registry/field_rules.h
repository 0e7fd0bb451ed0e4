#pragma once

#include <string_view>

#include "records/kind.h"

/// What fields of the registers may hold, for `records::Field::rule`. The rules of CSV cells
/// (`cell_rules.h`) with reasons in both languages, and a few more.
namespace ocop::registry::field_rule {

records::Checked subject_code(std::string_view text);  ///< "OM-THUHUONG"
records::Checked gln(std::string_view text);           ///< 13 digits with a right check digit
records::Checked gtin(std::string_view text);          ///< 8, 12, 13 or 14 digits, gives 14
records::Checked unit_code(std::string_view text);     ///< 2, 3 or 5 digits
records::Checked phone(std::string_view text);
records::Checked email(std::string_view text);
records::Checked web_address(std::string_view text);  ///< begins with https://
/// 10 digits, 10 and a branch of 3, or the 12 digits of a person (Circular 86/2024/TT-BTC).
records::Checked tax_code(std::string_view text);
records::Checked year(std::string_view text);  ///< 1900 to 2100

}  // namespace ocop::registry::field_rule
