#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t opening_spans_max = 6;   ///< of one day
inline constexpr std::size_t culture_parts_max = 40;  ///< pictures, people, texts, days of a place
inline constexpr std::size_t route_stops_max = 30;
inline constexpr std::size_t route_points_max = 60;        ///< between two stops
inline constexpr std::size_t culture_code_bytes_max = 60;  ///< of a code in an address
inline constexpr std::size_t culture_shown_max = 300;      ///< places on one page

}  // namespace ocop::limits
