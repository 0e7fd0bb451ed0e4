#include "accounts/sign_in_name.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_spacing(char c) { return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')'; }

Error bad_phone() {
  return {Code::invalid_argument,
          "write a phone number of 10 digits (11 for a fixed line), for example 0900 000 001",
          "phone"};
}

/// What stands in an address without quotation marks (RFC 5322 `dot-atom`, RFC 6531 for letters of
/// other alphabets), and nothing that markup or a header could read.
bool is_email_character(char c) {
  return is_letter(c) || is_digit(c) || (c & 0x80) != 0 ||
         std::string_view("@.!#$%&'*+/=?^_{|}~-").find(c) != std::string_view::npos;
}

}  // namespace

Result<std::string> parse_phone(std::string_view typed) {
  std::string digits;
  typed = trim(typed);
  const bool is_international = typed.starts_with('+');
  if (is_international) typed.remove_prefix(1);
  for (const char c : typed) {
    if (is_digit(c)) {
      digits += c;
    } else if (!is_spacing(c)) {
      return bad_phone();
    }
  }
  if (digits.starts_with("0084")) {
    digits.replace(0, 4, "0");
  } else if (is_international) {
    if (!digits.starts_with("84")) return bad_phone();
    digits.replace(0, 2, "0");
  }
  if (!digits.starts_with('0') || digits.size() < 10 || digits.size() > 11) return bad_phone();
  return digits;
}

Result<std::string> parse_email(std::string_view typed) {
  const std::string email = to_lower_ascii(trim(typed));
  const auto at = email.find('@');
  const auto dot = email.rfind('.');
  if (at == std::string::npos || at == 0 || email.find('@', at + 1) != std::string::npos ||
      dot == std::string::npos || dot < at + 2 || dot + 1 == email.size() ||
      email.size() > limits::sign_in_name_bytes_max || !is_utf8(email) ||
      !std::ranges::all_of(email, is_email_character)) {
    return Error{Code::invalid_argument, "write an e-mail address, for example ten@vidu.vn",
                 "email"};
  }
  return email;
}

Result<std::string> parse_login(std::string_view typed) {
  const std::string login = to_lower_ascii(trim(typed));
  const auto fits = [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_';
  };
  if (login.size() < 3 || login.size() > 40 || !is_letter(login.front()) ||
      !std::ranges::all_of(login, fits)) {
    return Error{Code::invalid_argument,
                 "write a name of 3 to 40 letters without marks, digits, dots, hyphens or "
                 "underscores that begins with a letter",
                 "login"};
  }
  return login;
}

Result<std::string> parse_sign_in_name(std::string_view typed) {
  const std::string_view text = trim(typed);
  if (text.find('@') != std::string_view::npos) return parse_email(text);
  if (text.starts_with('+') || text.starts_with('(') || (!text.empty() && is_digit(text.front()))) {
    return parse_phone(text);
  }
  return parse_login(text);
}

}  // namespace ocop::accounts
