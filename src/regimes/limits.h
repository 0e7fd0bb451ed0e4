#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

/// Of one upload: an archive, or files one by one. The decision of 2026 is 2 MiB unpacked.
inline constexpr std::size_t regime_upload_bytes_max = 8U << 20;
/// Of all files of a decision, unpacked.
inline constexpr std::size_t regime_files_bytes_max = 16U << 20;
inline constexpr std::size_t regime_file_name_bytes_max = 120;
inline constexpr std::size_t regime_note_bytes_max = 2'000;
inline constexpr std::size_t regime_imports_shown_max = 50;

}  // namespace ocop::limits
