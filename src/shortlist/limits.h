#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t shortlist_criteria_max = 20;     ///< of a round
inline constexpr std::size_t shortlist_candidates_max = 200;  ///< of a round
inline constexpr std::size_t shortlist_voters_max = 100;      ///< of a round
inline constexpr long long shortlist_places_max = 200;
inline constexpr long long shortlist_weight_max = 100;
inline constexpr long long shortlist_points_max = 10;  ///< for one criterion of one vote
inline constexpr std::size_t shortlist_reason_bytes_max = 2'000;
inline constexpr std::size_t shortlist_rounds_shown_max = 100;  ///< on one page

}  // namespace ocop::limits
