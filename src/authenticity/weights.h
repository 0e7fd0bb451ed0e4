#pragma once

#include <array>
#include <cstdint>

/// The numbers of rule versions 1 and 2 (`evidence.h` says what they mean), in thousandths. They
/// are set on the training families of the simulation; `authenticity_bench fit` prints what they
/// are set from.
namespace ocop::authenticity::weights {

/// Negative binomial: mean and size. The genuine mean is the product's.
inline constexpr std::uint32_t genuine_devices_size = 700;
/// Of genuine pieces that are scanned, those on display: read by any number, geometrically.
inline constexpr std::uint32_t displayed_share = 10;
inline constexpr std::uint32_t displayed_devices_mean = 8'000;
inline constexpr std::uint32_t copied_devices_mean = 12'000;
inline constexpr std::uint32_t copied_devices_size = 700;

/// Beta-binomial: mean, and how many draws the belief is worth. Genuine means are the product's.
inline constexpr std::uint32_t genuine_late_draws = 1'500;
inline constexpr std::uint32_t copied_late_mean = 550;
inline constexpr std::uint32_t copied_late_draws = 2'000;
inline constexpr std::uint32_t genuine_elsewhere_draws = 2'000;
inline constexpr std::uint32_t copied_elsewhere_mean = 850;
inline constexpr std::uint32_t copied_elsewhere_draws = 15'000;
inline constexpr std::uint32_t genuine_provinces_draws = 6'000;
inline constexpr std::uint32_t copied_provinces_mean = 800;
inline constexpr std::uint32_t copied_provinces_draws = 15'000;

/// Rare kinds: the first, each more, the bound.
struct Steps {
  std::int32_t first, more, bound;
};
inline constexpr Steps impossible_journey{3'500, 1'500, 7'000};
inline constexpr Steps border_crossing{1'500, 1'000, 4'000};
inline constexpr Steps early_home{200, 200, 800};
inline constexpr Steps early_elsewhere{2'800, 1'500, 6'500};
inline constexpr Steps after_end{4'000, 1'000, 6'000};
inline constexpr Steps hidden_again_near{1'500, 1'000, 4'000};
inline constexpr Steps hidden_again_far{3'000, 1'500, 7'000};
inline constexpr Steps chip_replays{2'500, 1'000, 6'000};
inline constexpr Steps burst{400, 150, 1'200};
inline constexpr std::uint32_t burst_devices = 5;

/// So many serials read in the trade, and their weight.
struct HarvestStep {
  std::uint32_t read;
  std::int32_t milli_nats;
};
inline constexpr std::array<HarvestStep, 3> harvest{{{8, 0}, {30, 800}, {100, 3'400}}};
/// Of the other serials of the harvest, those that buyers found elsewhere: beta-binomial.
inline constexpr std::uint32_t copied_source_mean = 600;
inline constexpr std::uint32_t copied_source_draws = 6'000;
inline constexpr std::uint32_t genuine_source_draws = 15'000;
inline constexpr std::int32_t source_bound = 9'000;

inline constexpr std::int32_t unknown_serials_bound = 400;

/// Prices of the four ways in which a copy may show itself (`copy_check.h`).
inline constexpr std::int32_t count_and_place = -916;  ///< ln 0.40
inline constexpr std::int32_t count_only = -1'386;     ///< ln 0.25
inline constexpr std::int32_t place_only = -1'609;     ///< ln 0.20
inline constexpr std::int32_t neither = -1'897;        ///< ln 0.15

}  // namespace ocop::authenticity::weights
