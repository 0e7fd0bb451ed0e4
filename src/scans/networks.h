#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocop::scans {

/// Country and, roughly, province of a network: zeros when unknown.
struct Whereabouts {
  std::array<char, 2> country = {};
  std::array<char, 2> province = {};
};

/// Which networks stand where, as far as the operator knows: a CSV with the columns `network`
/// ("203.0.113.0/24", "2001:db8::/32"), `country` ("VN"), `province` ("01", may be empty). No more
/// than the province is ever read from an address: finer is wrong more often than right. Empty
/// without a file. Immutable; safe to use from several threads.
class Networks {
 public:
  Networks() = default;
  /// `invalid_argument` names the first bad line.
  static Result<Networks> parse(std::string_view csv);

  /// By the most special network that holds the address.
  Whereabouts of(std::string_view address) const;

 private:
  using Bytes = std::array<std::uint8_t, 16>;
  struct Network {
    Bytes start, end;  ///< IPv4 as ::ffff:a.b.c.d
    int bits = 0;
    Whereabouts where;
    std::size_t parent = none;  ///< the narrowest wider one that holds it
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static bool bytes_of(std::string_view address, Bytes& bytes, bool& is_four);
  void find_parents();

  std::vector<Network> all_;  ///< by start, the wider first; of the same network the last counts
};

}  // namespace ocop::scans
