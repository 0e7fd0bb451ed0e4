#pragma once

#include "base/period.h"
#include "http/message.h"
#include "pages/dictionary.h"

namespace ocop::outreach {

/// The period that a page is asked for: "?from=2026-01-01&to=2026-06-30", or
/// "01/01/2026" as people type it. What is missing or no day
/// is taken from `otherwise`; ends in the wrong order are exchanged.
Period period_in(const http::Request& request, Period otherwise);

/// "from=2026-01-01&to=2026-06-30", for addresses of the same period.
std::string query_of(Period period);

/// PERIOD_FROM, PERIOD_TO as people type them.
void fill_period_inputs(pages::Dictionary& page, Period period);

}  // namespace ocop::outreach
