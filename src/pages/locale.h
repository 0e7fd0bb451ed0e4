#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The texts of the pages, in Vietnamese and English. They stand in `locales/vi.txt` and
/// `locales/en.txt` of a room, one "key = text" a line; tools/locales.cpp checks them, and every
/// use of a key, at every build.
namespace ocop::pages {
class Key;
}

namespace ocop {
/// `"scan.skip"_key`: the name of a text. One that stands in no locale fails the build.
consteval pages::Key operator""_key(const char* name, std::size_t size);
}  // namespace ocop

namespace ocop::pages {

enum class Locale : std::uint8_t { vietnamese, english };

std::string_view code_of(Locale locale);  ///< "vi", "en"
Locale other(Locale locale);

/// The name of a text. Code writes it as `"scan.skip"_key`.
class Key {
 public:
  /// For names that come from a template; nothing when there is no such text.
  static std::optional<Key> find(std::string_view name);

  std::string_view name() const { return name_; }
  bool operator==(const Key& other) const { return hash_ == other.hash_ && name_ == other.name_; }

 private:
  friend consteval Key ocop::operator""_key(const char*, std::size_t);
  friend std::size_t index_of(Key key);

  constexpr explicit Key(std::string_view name) : name_(name), hash_(hash_of(name)) {}
  static constexpr std::uint64_t hash_of(std::string_view name) {  // FNV-1a
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
  }

  std::string_view name_;
  std::uint64_t hash_;
};

/// `text(locale, "scan.skip"_key)`. Plain text, not yet escaped for HTML.
std::string_view text(Locale locale, Key key);

/// The text with {0}, {1} … replaced.
std::string text(Locale locale, Key key, std::initializer_list<std::string_view> arguments);
std::string text(Locale locale, Key key, std::span<const std::string> arguments);

/// One text, its key first. All of them, sorted by key.
struct LocaleText {
  std::string_view key;
  std::string_view vi, en;
};
std::span<const LocaleText> all_texts();

}  // namespace ocop::pages

consteval ocop::pages::Key ocop::operator""_key(const char* name, std::size_t size) {
  return pages::Key(std::string_view(name, size));
}
