#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "authenticity/scan_history.h"

namespace ocop::authenticity {

/// What a history of scans comes down to: a few numbers without pseudonyms and without places. They
/// are what a verdict is computed from and what is stored with it, so that it can be recomputed
/// after the scans themselves were deleted.
///
/// One machine can be any number of devices, tomorrow others, and tell any place. So of one network
/// two devices count and one place that was told, over all the days that are kept. Networks are
/// told apart by their marks, so of 255 two share one and count as one. What is told here of
/// different devices is told of different networks too, where they are known.
///
/// Devices of the trade are left out everywhere but in `scans` and `harvest`: those of shops that
/// are signed in, and those that read many unsold serials on one day. A country other than Viet Nam
/// counts as one more province. Every number stops at `limits::observation_count_max`.
struct Observations {
  static constexpr std::uint32_t trade_reads_min = 8;
  static constexpr std::uint32_t further_max = 6;
  static constexpr std::size_t devices_of_network_max = 2;

  std::uint32_t scans = 0;
  std::uint32_t devices = 0;       ///< different pseudonyms
  std::uint32_t late_devices = 0;  ///< of these, first seen 14 days after the first one or later
  std::uint32_t located = 0;       ///< of these, with a province
  std::uint32_t provinces = 0;     ///< different ones among the located

  /// Located devices while it is known where the goods should be; of these, those in neither the
  /// maker's province nor one that the goods were sent to.
  std::uint32_t compared = 0;
  std::uint32_t elsewhere = 0;
  /// Further located devices: behind the first that is elsewhere, or behind the first when it is
  /// not known where the goods should be; six at most, since then the provinces run out. Of these,
  /// those in a province not seen among them before.
  std::uint32_t further = 0;
  std::uint32_t new_provinces = 0;

  /// Two scans by different devices that no journey joins: the fastest of them. Between places told
  /// by consent, faster than 800 km/h over 50 km or more; or two countries within 2 hours.
  std::uint32_t impossible_journeys = 0;
  std::uint32_t border_crossings = 0;
  std::uint32_t journey_km = 0;
  std::uint32_t journey_minutes = 0;
  std::string journey_from, journey_to;  ///< province or country codes; may be empty

  /// Devices before the goods were sent: at home, and elsewhere.
  std::uint32_t early_home = 0;
  std::uint32_t early_elsewhere = 0;

  std::uint32_t after_end = 0;  ///< devices first seen an hour after the end or later

  /// Devices that showed the hidden code again after another one: in the same province or an
  /// unknown one, and in another province.
  std::uint32_t hidden_again_near = 0;
  std::uint32_t hidden_again_far = 0;

  std::uint32_t chip_replays = 0;  ///< devices that showed an old counter of another one
  std::uint32_t burst = 0;         ///< most devices that were new within one hour
  std::uint32_t harvest = 0;       ///< most unsold serials that one device had read
  /// Of the other serials of that device, those that buyers located since, and of these elsewhere.
  std::uint32_t source_compared = 0;
  std::uint32_t source_elsewhere = 0;
  std::uint32_t unknown_serials = 0;        ///< of the product, within the hour
  std::uint32_t unknown_serials_usual = 0;  ///< within a usual hour

  bool operator==(const Observations&) const = default;
};

Observations observe(const ScanHistory& history);

/// Kilometres between two places, on a plane through them: exact to some per cent within Viet Nam.
std::uint32_t kilometres(Position a, Position b);

}  // namespace ocop::authenticity
