#include "portal/legal_form.h"

#include <array>

namespace ocop::portal {
namespace {

struct Form {
  std::string_view kind;
  pages::Key name;
};
constexpr std::array forms{Form{"household", "form.household"_key},
                           Form{"cooperative_group", "form.cooperative_group"_key},
                           Form{"cooperative", "form.cooperative"_key},
                           Form{"enterprise", "form.enterprise"_key},
                           Form{"farm", "form.farm"_key},
                           Form{"tourism", "form.tourism"_key}};

}  // namespace

std::string_view legal_form(pages::Locale locale, std::string_view kind) {
  for (const Form& form : forms) {
    if (form.kind == kind) return pages::text(locale, form.name);
  }
  return kind;
}

std::string telephone_address(std::string_view phone) {
  std::string digits;
  for (const char c : phone) {
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
  }
  if (digits.starts_with('0')) digits.replace(0, 1, "+84");
  return "tel:" + digits;
}

std::string first_sentence(std::string_view text) {
  const auto end = text.find(". ");
  return std::string(end == std::string_view::npos ? text : text.substr(0, end + 1));
}

}  // namespace ocop::portal
