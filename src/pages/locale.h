#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "pages/locale_names.h"

/// The texts of the pages, in Vietnamese and English. They stand in `locales/vi.txt` and
/// `locales/en.txt` of a room, one "key = text" a line; tools/locales.cpp checks them at every
/// build and makes the tables behind `text`.
namespace ocop::pages {

enum class Locale : std::uint8_t { vietnamese, english };

std::string_view code_of(Locale locale);  ///< "vi", "en"
Locale other(Locale locale);

void this_key_stands_in_no_locale();  // never defined: what the compiler names in its error

/// The name of a text. A literal that stands in no locale does not compile.
class Key {
 public:
  consteval Key(const char* name) : Key(std::string_view(name)) {}  // NOLINT: implicit

  /// For names that come from a template; nothing when there is no such text.
  static std::optional<Key> find(std::string_view name);

  std::string_view name() const { return locale_names[index_]; }
  std::size_t index() const { return index_; }
  bool operator==(const Key&) const = default;

 private:
  consteval explicit Key(std::string_view name) : index_(0) {
    const auto at = std::ranges::lower_bound(locale_names, name);
    if (at == locale_names.end() || *at != name) this_key_stands_in_no_locale();
    index_ = static_cast<std::uint16_t>(at - locale_names.begin());
  }
  constexpr explicit Key(std::uint16_t index) : index_(index) {}

  std::uint16_t index_;
};

/// `text(locale, "scan.skip")`. Plain text, not yet escaped for HTML.
std::string_view text(Locale locale, Key key);

/// The text with {0}, {1} … replaced.
std::string text(Locale locale, Key key, std::initializer_list<std::string_view> arguments);

extern const std::array<std::string_view, locale_names.size()> texts_vi;
extern const std::array<std::string_view, locale_names.size()> texts_en;

}  // namespace ocop::pages
