#pragma once

#include <string>
#include <string_view>

#include "pages/locale.h"

namespace ocop::campaigns {

/// "/chien-dich", "/en/campaigns".
inline std::string root_of(pages::Locale locale) {
  return std::string(pages::text(locale, "page.campaigns"_key));
}
inline std::string public_path(pages::Locale locale, std::string_view code) {
  return root_of(locale) + '/' + std::string(code);
}
/// "/chien-dich/sao-ocop/cau-hoi", "/en/campaigns/sao-ocop/quiz".
inline std::string quiz_path(pages::Locale locale, std::string_view code) {
  return public_path(locale, code) + std::string(pages::text(locale, "campaigns.quiz_part"_key));
}
/// Takes the POST that says that the text was read to its end.
inline std::string end_path(pages::Locale locale, std::string_view code) {
  return public_path(locale, code) + std::string(pages::text(locale, "campaigns.end_part"_key));
}

}  // namespace ocop::campaigns
