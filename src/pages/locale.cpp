#include "pages/locale.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace ocop::pages {
namespace {

/// From the hash of a key to its text: open addressing, at most half full.
class Table {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  explicit Table(std::uint64_t (*hash_of)(std::string_view))
      : slots_(std::bit_ceil(all_texts().size() * 2 + 1), Slot{0, none}) {
    for (std::size_t i = 0; i < all_texts().size(); ++i) {
      const std::uint64_t hash = hash_of(all_texts()[i].key);
      std::size_t at = first(hash);
      while (slots_[at].index != none) at = next(at);
      slots_[at] = {hash, i};
    }
  }

  std::size_t find(std::uint64_t hash) const {
    std::size_t at = first(hash);
    while (slots_[at].index != none && slots_[at].hash != hash) at = next(at);
    return slots_[at].index;
  }

 private:
  struct Slot {
    std::uint64_t hash;
    std::size_t index;
  };
  std::size_t first(std::uint64_t hash) const { return hash & (slots_.size() - 1); }
  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  std::vector<Slot> slots_;
};

template <class Arguments>
std::string filled(std::string_view form, const Arguments& arguments) {
  std::string out;
  out.reserve(form.size() + 32 * arguments.size());
  for (auto brace = form.find('{'); brace != std::string_view::npos; brace = form.find('{')) {
    const bool is_placeholder = brace + 2 < form.size() && form[brace + 2] == '}';
    const auto number = is_placeholder ? static_cast<std::size_t>(form[brace + 1] - '0') : 0;
    const bool is_filled = is_placeholder && number < arguments.size();
    out += form.substr(0, is_filled ? brace : brace + 1);
    if (is_filled) out += std::data(arguments)[number];
    form.remove_prefix(brace + (is_filled ? 3 : 1));
  }
  out += form;
  return out;
}

}  // namespace

std::string_view code_of(Locale locale) { return locale == Locale::vietnamese ? "vi" : "en"; }

Locale other(Locale locale) {
  return locale == Locale::vietnamese ? Locale::english : Locale::vietnamese;
}

// The build knows every key that code writes, and locale_test that no two have one hash: their
// names need no comparing, which would look into memory that is nowhere near.
std::size_t index_of(Key key) {
  static const Table table(&Key::hash_of);
  return table.find(key.hash_);
}

std::optional<Key> Key::find(std::string_view name) {
  const std::size_t index = index_of(Key(name));
  if (index == Table::none || all_texts()[index].key != name) return std::nullopt;
  return Key(all_texts()[index].key);
}

std::string_view text(Locale locale, Key key) {
  const std::size_t index = index_of(key);
  // The build refuses a key without a text; this line is for a build that was put together by hand.
  if (index == Table::none) return key.name();
  const LocaleText& found = all_texts()[index];
  return locale == Locale::vietnamese ? found.vi : found.en;
}

std::string text(Locale locale, Key key, std::initializer_list<std::string_view> arguments) {
  return filled(text(locale, key), arguments);
}

std::string text(Locale locale, Key key, std::span<const std::string> arguments) {
  return filled(text(locale, key), arguments);
}

}  // namespace ocop::pages
