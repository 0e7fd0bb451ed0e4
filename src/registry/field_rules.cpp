#include "registry/field_rules.h"

#include <algorithm>

#include "gs1/check_digit.h"
#include "registry/cell_rules.h"

namespace ocop::registry::field_rule {
namespace {

using records::Checked;
using records::Reason;

Checked checked(const Result<std::string>& value, pages::Key reason) {
  if (value) return *value;
  return Reason{reason, {}};
}

/// Digits without the blanks, dots and hyphens that people write between them.
std::string bare(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) {
    return std::string_view(" .-").find(c) == std::string_view::npos;
  });
  return digits;
}

}  // namespace

Checked subject_code(std::string_view text) {
  return checked(rule::subject_code(text), "registry.fault_subject_code"_key);
}
Checked gln(std::string_view text) {
  return checked(rule::gln(bare(text)), "registry.fault_gln"_key);
}
Checked gtin(std::string_view text) {
  return checked(rule::gtin(bare(text)), "registry.fault_gtin"_key);
}
Checked unit_code(std::string_view text) {
  return checked(rule::any_unit_code(text), "registry.fault_unit_code"_key);
}
Checked phone(std::string_view text) {
  return checked(rule::phone(text), "registry.fault_phone"_key);
}

Checked email(std::string_view text) {
  const std::size_t at = text.find('@');
  const bool has_parts = at != std::string_view::npos && at > 0 &&
                         text.find('@', at + 1) == std::string_view::npos &&
                         text.find('.', at + 2) != std::string_view::npos && text.back() != '.';
  const bool has_blank = std::ranges::any_of(text, [](char c) {
    return std::string_view(" <>\"',;:\\").find(c) != std::string_view::npos;
  });
  if (!has_parts || has_blank) return Reason{"registry.fault_email"_key, {}};
  return std::string(text);
}

Checked web_address(std::string_view text) {
  if (!text.starts_with("https://")) return Reason{"registry.fault_web_address"_key, {}};
  return checked(rule::picture(text), "registry.fault_web_address"_key);
}

Checked tax_code(std::string_view text) {
  const std::string digits = bare(text);
  const bool has_size = digits.size() == 10 || digits.size() == 12 || digits.size() == 13;
  if (!has_size || !gs1::is_digits(digits)) return Reason{"registry.fault_tax_code"_key, {}};
  return digits.size() == 13 ? digits.substr(0, 10) + "-" + digits.substr(10) : digits;
}

Checked year(std::string_view text) {
  const bool fits = text.size() == 4 && gs1::is_digits(text) && text >= "1900" && text <= "2100";
  if (!fits) return Reason{"registry.fault_year"_key, {}};
  return std::string(text);
}

}  // namespace ocop::registry::field_rule
