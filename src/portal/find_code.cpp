#include <string>

#include "base/text.h"
#include "gs1/digital_link.h"
#include "gs1/element_string.h"
#include "gs1/identifier.h"
#include "http/percent.h"
#include "pages/error_pages.h"
#include "pages/page.h"
#include "portal/key_reason.h"
#include "portal/pages.h"

namespace ocop::portal {
namespace {

using pages::Locale;

/// "0 952123 400001-3" → "09521234000013"; anything but digits and their spacing gives nothing.
std::string digits_of(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ' ' && c != '-' && c != '.') {
      return {};
    }
  }
  return digits;
}

/// The path of the Digital Link that people typed or pasted, or of the bar code whose digits they
/// typed; empty when it is neither.
std::string path_of(std::string_view typed) {
  if (const std::string digits = digits_of(typed); !digits.empty()) {
    if (digits.size() == 18) return "/00/" + digits;
    return "/01/" + std::string(digits.size() < 14 ? 14 - digits.size() : 0, '0') + digits;
  }
  if (typed.starts_with('/')) return std::string(typed);
  const auto host = typed.find("://");
  if (host == std::string_view::npos) return {};
  const auto path = typed.find('/', host + 3);
  return path == std::string_view::npos ? std::string() : std::string(typed.substr(path));
}

Result<gs1::Elements> elements_of(std::string_view typed) {
  if (typed.starts_with('(')) return gs1::parse_bracketed(typed);
  return gs1::parse_element_string(typed);
}

Result<gs1::Identifier> identifier_of(std::string_view typed, const std::string& path) {
  if (!path.empty()) return gs1::Identifier::parse("https://id.gs1.org" + path);
  TRY(const auto elements, elements_of(typed));
  TRY(const std::string link, gs1::print_digital_link(elements));
  return gs1::Identifier::parse(link);
}

/// Letters and digits like those beside the QR code of a label, which a page of their own reads.
bool is_serial_alone(std::string_view typed) {
  constexpr std::size_t serial_symbols = 16;
  std::size_t symbols = 0, letters = 0;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && (c < '0' || c > '9')) return false;
    ++symbols;
    if (is_letter) ++letters;
  }
  return symbols == serial_symbols && letters > 0;
}

}  // namespace

http::Response find_code(const http::Request& request, Locale locale) {
  const std::string typed(trim(request.query_value("code").value_or("")));
  if (is_serial_alone(typed)) {
    return http::redirect(303, std::string(pages::text(locale, "typed.path"_key)) +
                                   "?code=" + http::percent_encode(typed));
  }
  const std::string path = path_of(typed);
  const auto item = identifier_of(typed, path);
  if (item && item->is_gs1()) {
    return http::redirect(303, pages::localized(locale, item->path()));
  }
  const Error error = item ? Error{Code::invalid_argument, "", ""} : item.error();
  return pages::bad_key_page(locale, {error.code, key_reason(locale, path, error), ""}, typed);
}

}  // namespace ocop::portal
