#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t slogan_characters_max = 60;  ///< the band of the home page at 360 px
inline constexpr std::size_t story_lead_characters_max = 220;       ///< three lines of a scan page
inline constexpr std::size_t story_leaflet_characters_max = 1'500;  ///< one side of A5
inline constexpr std::size_t story_pictures_max = 20;
inline constexpr std::size_t story_translations_max = 5;
inline constexpr std::size_t stories_shown_max = 200;  ///< on one page
inline constexpr std::size_t story_likes_shown_max = 5;

}  // namespace ocop::limits
