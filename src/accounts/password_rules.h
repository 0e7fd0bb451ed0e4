#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What may be a password, after NIST SP 800-63B-4 section 3.1.1: length counts, no rules of
/// composition, no expiry; refused is what everybody tries first. The standard asks 15 characters
/// of a password that stands alone, and 8 of one beside a second factor. We ask 10 of everybody:
/// 15 drives a household to paper or to a relative, guesses are slowed down per account, and who
/// decides anything needs a second factor besides. Pure.
namespace ocop::accounts {

enum class PasswordFault : std::uint8_t {
  not_text,       ///< no UTF-8, or a control character
  too_short,      ///< fewer characters than `limits::password_characters_min`
  too_long,       ///< more bytes than `limits::password_bytes_max`
  common,         ///< one of the commonest, or one with up to six characters around it
  monotonous,     ///< "aaaaaaaaaa", "1234567890", "abcabcabcabc"
  contains_name,  ///< holds the login, the phone number or the name of the person
};

/// Nothing, or what is wrong with it. `names` are those of the person; parts of fewer than four
/// characters do not count.
std::optional<PasswordFault> fault_of(std::string_view password,
                                      const std::vector<std::string>& names);

std::string_view name_of(PasswordFault fault);   ///< "too_short"
std::string_view describe(PasswordFault fault);  ///< one sentence in English

}  // namespace ocop::accounts
