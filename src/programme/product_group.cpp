#include "programme/product_group.h"

#include <algorithm>
#include <charconv>

namespace ocop::programme {
namespace {

constexpr records::Option groups[] = {
    {"thuc-pham", "programme.group_2019_food"_key},
    {"do-uong", "programme.group_2019_drinks"_key},
    {"thao-duoc", "programme.group_2019_herbs"_key},
    {"vai-may-mac", "programme.group_2019_textile"_key},
    {"luu-niem-noi-that-trang-tri", "programme.group_2019_gifts"_key},
    {"du-lich", "programme.group_2019_tourism"_key},
    {"2026-1", "programme.group_2026_food"_key},
    {"2026-2", "programme.group_2026_drinks"_key},
    {"2026-3", "programme.group_2026_herbs"_key},
    {"2026-4", "programme.group_2026_crafts"_key},
    {"2026-5", "programme.group_2026_ornamental"_key},
    {"2026-6", "programme.group_2026_tourism"_key}};

// The last set of each group of 2026 (Annex I): sets are numbered through the groups.
constexpr int last_sets[] = {13, 17, 20, 22, 25, 26};

int group_of_set(int set) {
  return static_cast<int>(std::ranges::lower_bound(last_sets, set) - std::begin(last_sets)) + 1;
}

}  // namespace

std::span<const records::Option> product_groups() { return groups; }

bool belongs_to(const registry::Product& product, std::string_view group) {
  if (group.empty()) return true;
  constexpr std::string_view of_2026 = "2026-";
  if (!group.starts_with(of_2026)) return product.group_2019 == group;
  int set = 0;
  std::from_chars(product.set_2026.data(), product.set_2026.data() + product.set_2026.size(), set);
  return set > 0 && std::to_string(group_of_set(set)) == group.substr(of_2026.size());
}

}  // namespace ocop::programme
