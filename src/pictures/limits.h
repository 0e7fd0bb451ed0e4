#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t picture_alt_characters_max = 200;  ///< what a screen reader reads out
inline constexpr std::size_t picture_crops_remembered_max = 20'000;
inline constexpr std::size_t pictures_told_max = 10;  ///< whose rights end soon, on the home page
inline constexpr int picture_alarm_days = 30;         ///< before rights or a consent end

}  // namespace ocop::limits
