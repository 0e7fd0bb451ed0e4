#pragma once

#include <chrono>
#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

/// Of the program that draws the pages of a PDF of somebody else.
inline constexpr std::size_t page_pictures_cpu_seconds_max = 30;
inline constexpr std::size_t page_pictures_memory_bytes_max = 1U << 30;
inline constexpr std::size_t page_pictures_file_bytes_max = 64U << 20;  ///< of one picture
inline constexpr std::chrono::seconds page_pictures_time_max{30};       ///< on the wall
/// The longer side of a picture, in pixels: some 140 to an inch of A4.
inline constexpr int page_picture_side = 1'640;

}  // namespace ocop::limits
