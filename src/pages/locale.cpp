#include "pages/locale.h"

namespace ocop::pages {

std::string_view code_of(Locale locale) { return locale == Locale::vietnamese ? "vi" : "en"; }

Locale other(Locale locale) {
  return locale == Locale::vietnamese ? Locale::english : Locale::vietnamese;
}

std::optional<Key> Key::find(std::string_view name) {
  const auto at = std::ranges::lower_bound(locale_names, name);
  if (at == locale_names.end() || *at != name) return std::nullopt;
  return Key(static_cast<std::uint16_t>(at - locale_names.begin()));
}

std::string_view text(Locale locale, Key key) {
  return (locale == Locale::vietnamese ? texts_vi : texts_en)[key.index()];
}

std::string text(Locale locale, Key key, std::initializer_list<std::string_view> arguments) {
  const std::string_view form = text(locale, key);
  std::string out;
  out.reserve(form.size() + 32 * arguments.size());
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool is_placeholder = form[i] == '{' && i + 2 < form.size() && form[i + 2] == '}';
    const auto number = is_placeholder ? static_cast<std::size_t>(form[i + 1] - '0') : 0;
    if (is_placeholder && number < arguments.size()) {
      out += arguments.begin()[number];
      i += 2;
    } else {
      out += form[i];
    }
  }
  return out;
}

}  // namespace ocop::pages
