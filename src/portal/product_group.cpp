#include "portal/product_group.h"

#include <algorithm>
#include <charconv>

namespace ocop::portal {
namespace {

using pages::Key;

struct Words {
  std::string_view word;
  Key name;
};
// By the order of the groups.
constexpr std::array words{Words{"food", "group.food"_key},
                           Words{"drinks", "group.drinks"_key},
                           Words{"herbs", "group.herbs"_key},
                           Words{"crafts", "group.crafts"_key},
                           Words{"ornamental", "group.ornamental"_key},
                           Words{"tourism", "group.tourism"_key}};

struct Group2019 {
  std::string_view word;
  Key name;
  ProductGroup became;
};
constexpr std::array groups_2019{
    Group2019{"thuc-pham", "group2019.food"_key, ProductGroup::food},
    Group2019{"do-uong", "group2019.drinks"_key, ProductGroup::drinks},
    Group2019{"thao-duoc", "group2019.herbs"_key, ProductGroup::herbs},
    Group2019{"vai-may-mac", "group2019.textile"_key, ProductGroup::crafts},
    Group2019{"luu-niem-noi-that-trang-tri", "group2019.souvenir"_key, ProductGroup::crafts},
    Group2019{"du-lich", "group2019.tourism"_key, ProductGroup::tourism}};

// Tea and coffee, sets 11 to 13, count as food since 2026.
ProductGroup group_of_set(int set) {
  if (set <= 13) return ProductGroup::food;
  if (set <= 17) return ProductGroup::drinks;
  if (set <= 20) return ProductGroup::herbs;
  if (set <= 22) return ProductGroup::crafts;
  return set <= 25 ? ProductGroup::ornamental : ProductGroup::tourism;
}

const Group2019* find_2019(std::string_view word) {
  const auto found = std::ranges::find(groups_2019, word, &Group2019::word);
  return found == groups_2019.end() ? nullptr : &*found;
}

}  // namespace

std::optional<ProductGroup> group_of(const registry::Product& product) {
  const std::string& text = product.set_2026;
  int set = 0;
  std::from_chars(text.data(), text.data() + text.size(), set);
  if (set > 0) return group_of_set(set);
  const Group2019* old = find_2019(product.group_2019);
  return old == nullptr ? std::nullopt : std::optional(old->became);
}

std::string_view word_of(ProductGroup group) { return words[static_cast<std::size_t>(group)].word; }

std::optional<ProductGroup> group_from(std::string_view word) {
  const auto found = std::ranges::find(all_groups, word, word_of);
  return found == all_groups.end() ? std::nullopt : std::optional(*found);
}

Key name_of(ProductGroup group) { return words[static_cast<std::size_t>(group)].name; }

std::optional<Key> name_of_group_2019(std::string_view word) {
  const Group2019* old = find_2019(word);
  return old == nullptr ? std::nullopt : std::optional(old->name);
}

}  // namespace ocop::portal
