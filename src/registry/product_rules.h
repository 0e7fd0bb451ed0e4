#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "records/kind.h"

/// Rules of the registers of products and papers. Pure.
namespace ocop::registry {

/// The criteria sets of 2026 that a group of 2019 usually became, the most usual first. The mapping
/// is many-to-many, so a person chooses; empty for a word that is no group.
std::vector<std::string> proposed_sets(std::string_view group_2019);

/// Options of a field, in the order of the decrees.
std::span<const records::Option> groups_2019();
std::span<const records::Option> sets_2026();

/// A code for a product without a GTIN, out of its identifier (ULID): "SP-7K3M-9Q2X", forty bits of
/// chance and no meaning.
std::string internal_code(std::string_view id);
bool is_gtin(std::string_view code);

/// Whether a code of a recognised product has the form of its day: "(T)-(X)-(STT)-20YY" of Decision
/// 26/2026/QĐ-TTg since 22/05/2026, "(T)-(H)-(X)-(STT)-YYYY" before; from 01/07/2025, when
/// districts ended, until then either is taken.
bool is_ocop_code(std::string_view code, Date decided_on);

namespace field_rule {

records::Checked product_code(std::string_view text);       ///< a GTIN, or "SP-…"
records::Checked product_reference(std::string_view text);  ///< a GTIN gets its 14 digits
records::Checked picture_address(std::string_view text);
records::Checked at_least_one(std::string_view text);       ///< a whole number from 1
records::Checked shelf_life(std::string_view text);         ///< 1 to 36500 days
records::Checked small_number(std::string_view text);       ///< 0 to 1000
records::Checked stars(std::string_view text);              ///< 1 to 5
records::Checked percent(std::string_view text);            ///< "12,5" gives "12.5"; 0 to 100
records::Checked trademark_classes(std::string_view text);  ///< "30, 43": 1 to 45, each once

}  // namespace field_rule
}  // namespace ocop::registry
