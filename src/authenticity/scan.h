#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

/// One look at a code, as far as it is kept. What could lead back to a person is not: instead of an
/// address there is a pseudonym that is another one tomorrow and a mark that hundreds of networks
/// share, and a place only by consent.
namespace ocop::authenticity {

/// What the person, or the chip, did.
enum class Act : std::uint8_t {
  looked = 1,     ///< the outer code was scanned or typed
  hidden_first,   ///< the code under the scratch was right, for the first time
  hidden_again,   ///< right, but used before
  hidden_wrong,   ///< a wrong one was tried
  chip_live,      ///< a chip's message was right and new
  chip_replayed,  ///< a chip's message with a counter that was seen already
};

/// Who looks, where that is known: staff are signed in, everybody else is the public.
enum class Who : std::uint8_t { the_public = 0, maker, officer };

/// Where by consent, in a thousandth of a degree (about 100 m), which is all that distances need.
struct Position {
  std::int32_t latitude_milli = 0;   ///< -90'000 to 90'000
  std::int32_t longitude_milli = 0;  ///< -180'000 to 180'000
  auto operator<=>(const Position&) const = default;
};

struct Scan {
  Timestamp at;
  Act act = Act::looked;
  Who who = Who::the_public;
  std::uint64_t device = 0;           ///< pseudonym of the day; 0 when unknown
  std::array<char, 2> province = {};  ///< code of the province, "01" Hà Nội; zeros when unknown
  std::array<char, 2> country = {};   ///< ISO 3166-1, "VN"; zeros when unknown
  std::optional<Position> position;
  std::uint32_t counter = 0;      ///< of the chip
  std::uint32_t unsold_read = 0;  ///< other unsold codes that the device had read on that day
  /// Of its block of addresses, lasting but coarse: 1 to 255, others at another code; 0 when
  /// unknown.
  std::uint8_t network_mark = 0;
  auto operator<=>(const Scan&) const = default;
};

}  // namespace ocop::authenticity
