#pragma once

#include <chrono>
#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t visit_photos_max = 12;             ///< of one visit
inline constexpr std::size_t visit_form_bytes_max = 64U << 20;  ///< a visit with its photos

/// Of a self-assessment report with its evidence bound behind it.
inline constexpr std::size_t bound_pages_max = 300;
inline constexpr std::size_t bound_pages_of_file_max = 60;
inline constexpr std::size_t bound_bytes_max = 120U << 20;
inline constexpr std::chrono::seconds bound_time_max{60};

}  // namespace ocop::limits
