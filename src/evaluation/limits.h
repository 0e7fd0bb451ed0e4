#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t visit_photos_max = 12;             ///< of one visit
inline constexpr std::size_t visit_form_bytes_max = 64U << 20;  ///< a visit with its photos

}  // namespace ocop::limits
