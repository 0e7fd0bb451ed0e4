#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

/// What people type to say who they are: a phone number, an e-mail address, or a name that was
/// given to them. All three sign in; each belongs to one person only. Pure.
namespace ocop::accounts {

/// "0900000001" from "+84 900 000 001", "0900.000.001" …: 10 digits (11 for a fixed line), a 0 in
/// front. `invalid_argument`, pointer "phone", else.
Result<std::string> parse_phone(std::string_view typed);

/// Lower case; one @ between two parts, the second one with a dot. `invalid_argument`, pointer
/// "email", else. Whether somebody reads mail there, only a mail can tell.
Result<std::string> parse_email(std::string_view typed);

/// Lower case; a Latin letter, then letters, digits, dots, hyphens or underscores, 3 to 40 in all.
/// `invalid_argument`, pointer "login", else.
Result<std::string> parse_login(std::string_view typed);

/// Whichever of the three it looks like.
Result<std::string> parse_sign_in_name(std::string_view typed);

}  // namespace ocop::accounts
