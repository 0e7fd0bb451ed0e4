#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ocop::registry {

/// What the text of a pack says of its quantity ("Hộp 250 g").
enum class NetQuantity : std::uint8_t {
  missing,       ///< no number with a unit
  wrong_symbol,  ///< a unit of the law in another spelling: "250 gr", "1 lit", "500 ML"
  right,
};

struct NetQuantityFinding {
  NetQuantity state = NetQuantity::missing;
  std::string written;  ///< "250 gr"
  std::string right;    ///< how it is written: "250 g"
};

/// Looks for the first number that has a unit beside it: of mass, volume, length or area in the
/// symbols of the legal units of measurement (Decree 86/2012/NĐ-CP), or a counted thing ("12 túi").
NetQuantityFinding net_quantity_in(std::string_view text);

}  // namespace ocop::registry
