#pragma once

#include <cstddef>

namespace ocop::limits {

/// Rows of codes that wait to be written together, 200 bytes each: five seconds of a busy server.
/// More wait only when the disk takes nothing any more.
inline constexpr std::size_t scan_rows_waiting_max = 100'000;

}  // namespace ocop::limits
