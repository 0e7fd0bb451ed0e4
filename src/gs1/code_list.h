#pragma once

#include <string_view>

/// Lists of codes that elements refer to, as of 2026.
namespace ocop::gs1 {

bool is_country_number(std::string_view code);   ///< ISO 3166-1 numeric, "704"
bool is_country_letters(std::string_view code);  ///< ISO 3166-1 alpha-2, "VN"
bool is_currency_number(std::string_view code);  ///< ISO 4217 numeric, "704"
bool is_package_type(std::string_view code);     ///< UN/ECE Recommendation 21 and GS1, "CT"

}  // namespace ocop::gs1
