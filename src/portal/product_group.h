#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pages/locale.h"
#include "registry/catalogue.h"

namespace ocop::portal {

/// The six groups of Decision 26/2026/QĐ-TTg, annex I.
enum class ProductGroup : std::uint8_t { food, drinks, herbs, crafts, ornamental, tourism };

inline constexpr std::array all_groups{ProductGroup::food,       ProductGroup::drinks,
                                       ProductGroup::herbs,      ProductGroup::crafts,
                                       ProductGroup::ornamental, ProductGroup::tourism};

/// The group of the product's criteria set of 2026; before a set is chosen, the group that its
/// group of 2019 mostly became. Nothing for raw materials, which have neither.
std::optional<ProductGroup> group_of(const registry::Product& product);

std::string_view word_of(ProductGroup group);  ///< in an address: "food"
std::optional<ProductGroup> group_from(std::string_view word);
pages::Key name_of(ProductGroup group);

/// What the group of 2019 is called (Decision 1048/QĐ-TTg); nothing for a word that is none.
std::optional<pages::Key> name_of_group_2019(std::string_view word);

}  // namespace ocop::portal
