#include "portal/key_reason.h"

#include "gs1/application_identifiers.h"
#include "gs1/check_digit.h"
#include "gs1/key_path.h"
#include "gs1/percent.h"

namespace ocop::portal {
namespace {

using gs1::ValueFault;
using pages::text;

std::string reason_of_part(pages::Locale locale, std::string_view code, const std::string& value,
                           const ValueFault& fault, const gs1::ApplicationIdentifier& entry) {
  switch (fault.kind) {
    case ValueFault::Kind::none:
      break;
    case ValueFault::Kind::empty:
      return text(locale, "reason.empty"_key, {code});
    case ValueFault::Kind::too_short:
      return text(locale, "reason.too_short"_key, {code, std::to_string(entry.length_min)});
    case ValueFault::Kind::too_long:
      return text(locale, "reason.too_long"_key, {code, std::to_string(entry.length_max)});
    case ValueFault::Kind::content:
      break;
  }
  const std::string_view component = std::string_view(value).substr(fault.at);
  if (fault.content == gs1::Fault::incorrect_check_digit && gs1::is_digits(component)) {
    const std::string_view digits = component.substr(0, entry.components[0].length_max);
    const char right = gs1::check_digit(digits.substr(0, digits.size() - 1));
    return text(locale, "reason.check_digit"_key, {code, digits, std::string_view(&right, 1)});
  }
  if (fault.content == gs1::Fault::non_digit_character) {
    return text(locale, "reason.not_digits"_key, {code});
  }
  return text(locale, "reason.content"_key, {code});
}

}  // namespace

std::string key_reason(pages::Locale locale, std::string_view path, const Error& error) {
  const auto found = gs1::find_key_path(path);
  if (!found) return std::string(text(locale, "reason.no_key"_key));
  for (std::size_t i = 0; i < found->count; ++i) {
    const auto& part = found->parts[i];
    const auto* entry = gs1::find_application_identifier(part.code);
    if (entry == nullptr) continue;
    const std::string value = gs1::percent_decode(part.value, gs1::UriPart::path);
    if (const auto fault = gs1::fault_of_value(*entry, value)) {
      return reason_of_part(locale, part.code, value, fault, *entry);
    }
  }
  return locale == pages::Locale::english ? error.detail
                                          : std::string(text(locale, "reason.other"_key));
}

}  // namespace ocop::portal
