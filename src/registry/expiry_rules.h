#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/time.h"

/// When a paper runs out, and who is told when (requirements R26, R53; section D, row 11). Pure.
namespace ocop::registry {

/// Days before the last day of a paper on which its holder and the officer are told.
inline constexpr std::array expiry_alarm_days{90, 60, 30};

enum class ExpiryState : std::uint8_t {
  lasting,    ///< more than 90 days, or without an end
  within_90,  ///< 90 to 61 days are left
  within_60,  ///< 60 to 31
  within_30,  ///< 30 to 0: the last day is still in force
  expired,
};

struct Expiry {
  ExpiryState state = ExpiryState::lasting;
  std::int64_t days_left = 0;  ///< to the last day; negative once it is over; 0 without an end

  bool is_near() const { return state != ExpiryState::lasting && state != ExpiryState::expired; }
};

/// `valid_to` is the last day in force.
Expiry expiry_on(const std::optional<Date>& valid_to, Date day);

/// The alarm that falls on exactly that day: 90, 60 or 30 days before the last day, or 0 on the
/// first day after it. Nothing on any other day.
std::optional<int> alarm_on(const std::optional<Date>& valid_to, Date day);

/// Packs with stars, printed while the stars were in force, may still lie in shops.
enum class StarredPacks : std::uint8_t {
  none,        ///< the stars are in force, or every pack is past its shelf life
  may_remain,  ///< until `until`
  unknown,     ///< the product has no shelf life, so nothing says when the last pack is gone
};
struct StarredPacksFinding {
  StarredPacks packs = StarredPacks::none;
  std::optional<Date> until;  ///< the last day on which a pack of the last starred day may be sold
};
/// `stars_ended` is the last day on which the stars were in force.
StarredPacksFinding starred_packs_on(const std::optional<Date>& stars_ended,
                                     const std::optional<int>& shelf_life_days, Date day);

}  // namespace ocop::registry
