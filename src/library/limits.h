#pragma once

#include <cstddef>

/// What only this room needs of `base/limits.h`.
namespace ocop::limits {

inline constexpr std::size_t library_query_bytes_max = 200;
inline constexpr std::size_t library_rows_shown_max = 200;  ///< on one page
inline constexpr std::size_t policy_papers_max = 20;
inline constexpr long long policy_alarm_days = 30;  ///< before a policy closes

}  // namespace ocop::limits
