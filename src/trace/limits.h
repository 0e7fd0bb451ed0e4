#pragma once

#include <cstddef>

#include "base/limits.h"

namespace ocop::limits {

/// Of a lot, the events of its instances that a journey reads: each may hold hundreds of them, and
/// no more than `trace_things_max` are followed anyway.
inline constexpr std::size_t trace_instance_events_max = 500;

}  // namespace ocop::limits
