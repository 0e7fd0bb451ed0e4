#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

#include "base/time.h"

namespace ocop::scans {

/// An exact limit by the generic cell rate algorithm (ITU-T I.371): `burst` at once, then one each
/// `interval`. One instant is kept for each sender, and only while it matters. Safe to use from
/// several threads.
class RateLimit {
 public:
  struct Rule {
    std::int64_t interval_micros;
    std::int64_t burst;  ///< at least 1
  };
  /// Beyond `senders_max` senders at once everybody new is refused until some have come to rest:
  /// a flood of addresses must not cost us memory.
  RateLimit(Rule rule, std::size_t senders_max);

  /// Takes one from the sender's allowance; false, and nothing taken, when there is none left.
  bool take(std::string_view sender, Timestamp now);
  /// The same without taking.
  bool has_room(std::string_view sender, Timestamp now) const;

 private:
  static constexpr std::size_t sections = 16;
  struct Section {
    mutable std::mutex mutex;
    boost::unordered_flat_map<std::uint64_t, std::int64_t>
        due;  // when the sender has all room again
  };
  static std::uint64_t hash(std::string_view sender);
  bool fits(std::int64_t due, std::int64_t now) const;
  void forget_rested(Section& section, std::int64_t now) const;

  const Rule rule_;
  const std::size_t section_max_;
  std::array<Section, sections> all_;
};

/// What one subscriber of a network is likely to own: /24 of IPv4, /56 of IPv6. Another text is
/// its own block.
std::string address_block(std::string_view address);

}  // namespace ocop::scans
