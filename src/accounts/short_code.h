#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

/// Codes that people read from paper or over the phone.
namespace ocop::accounts {

/// "K7QD-M2XV": 40 bits of chance in the alphabet of Crockford, which has no I, L, O, U.
std::string new_letter_code(Random& random);
/// "48213-90764": 10 digits, for the telephone.
std::string new_digit_code(Random& random);
/// As it was made: without blanks and hyphens, capitals, O as 0, I and L as 1.
std::string plain_code(std::string_view typed);

}  // namespace ocop::accounts
