#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "registry/catalogue.h"

/// What was achieved, counted from the certificates (requirement R27). Pure: the figures of any
/// past day are counted again from dated facts, and what is dated later changes nothing.
namespace ocop::programme {

enum class Measure : std::uint8_t {
  recognised,  ///< products with a star certificate that begins within the year
  in_force,    ///< products with a star certificate in force on the last day
};

std::string_view name_of(Measure measure);  ///< "recognised"

/// Which products a target speaks of. Empty or absent: all.
struct Scope {
  std::string unit_code;  ///< with the meaning it had on the last day of the period
  std::string group;      ///< as in product_group.h: "do-uong", "2026-2"
  std::optional<int> stars;
};

/// A product that counts, by the certificate for which it does.
struct Achieved {
  const registry::Product* product = nullptr;
  const registry::Certificate* certificate = nullptr;
};

/// The products that count, each once, in the order of the catalogue. A product with several
/// certificates counts by the one that began last. A revoked certificate counts until the day
/// before its revocation, and counts as recognised however it ended.
///
/// Nothing when the catalogue cannot tell who lies in the unit: producers are on record with their
/// ward of today, and a ward of today that took in other wards beside the one asked for cannot be
/// divided. So the old district of Hoàn Kiếm is counted, its ward of Hàng Trống alone is not.
std::optional<std::vector<Achieved>> achieved(const registry::Catalogue& catalogue, Measure measure,
                                              const Scope& scope, Period period);

}  // namespace ocop::programme
