#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace ocop::limits {

/// How often the alarms of scans are looked through for new cases.
inline constexpr std::chrono::seconds case_watch_interval{10};
/// So many codes of a product at caution, within so many days, are a case; one likely copy is.
inline constexpr std::size_t case_cautions_min = 3;
inline constexpr std::int64_t case_caution_days = 7;
/// The newest alarms of a product that are looked at for a case, or listed on its page.
inline constexpr std::size_t case_codes_max = 50;
/// A text of a report that was refused comes back into the form up to here.
inline constexpr std::size_t report_text_back_bytes_max = 128U << 10;
/// Working days until somebody has come to an end with a case.
inline constexpr int case_working_days = 5;

}  // namespace ocop::limits
