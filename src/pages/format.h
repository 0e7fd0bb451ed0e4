#pragma once

#include <string>

#include "base/time.h"
#include "pages/locale.h"

/// Numbers, days and hours as people write them: "25.000,5" in Vietnamese, "25,000.5" in English;
/// days are 18/09/2026 in both.
namespace ocop::pages {

/// At most three decimals, none that are zero.
std::string format_number(Locale locale, double number);

/// "05:40, 06/07/2026" on the wall of that place. Midnight sharp stands for a day without an hour,
/// since that is how firms write it. Away from Viet Nam the offset follows: "13:35, 19/04/2026
/// (UTC-05:00)".
std::string format_moment(LocalTime time);

std::string format_day(Date day);  ///< "18/09/2026"

/// For the `datetime` of a <time>, to the minute: "2026-07-06T05:40+07:00".
std::string format_machine_time(LocalTime time);

}  // namespace ocop::pages
