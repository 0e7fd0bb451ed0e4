#pragma once

#include <string_view>

namespace ocop::gs1 {

/// The digit that follows `digits` in every numeric GS1 key (GS1 General Specifications 7.9.1,
/// modulo 10 with weights 3 and 1 from the right). `digits` holds only '0' to '9'.
char check_digit(std::string_view digits);

/// The last digit is the check digit of those before it. False for an empty text or a non-digit.
bool has_right_check_digit(std::string_view digits);

/// The two check characters at the end of a GMN (GS1 General Specifications 7.9.5, modulo 1021).
bool has_right_check_pair(std::string_view text);

bool is_digits(std::string_view text);  ///< at least one, and only '0' to '9'

}  // namespace ocop::gs1
