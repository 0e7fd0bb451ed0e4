#include "outreach/period_query.h"

#include <fmt/format.h>

#include <utility>

#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::outreach {

Period period_in(const http::Request& request, Period otherwise) {
  const auto day = [&](std::string_view name, Date fallback) {
    const auto typed = office::day_of(request.query_value(name).value_or(""), name);
    return typed && *typed ? **typed : fallback;
  };
  Period period{day("from", otherwise.from), day("to", otherwise.to)};
  if (period.to < period.from) std::swap(period.from, period.to);
  return period;
}

std::string query_of(Period period) {
  return fmt::format("from={}&to={}", format_iso(period.from), format_iso(period.to));
}

void fill_period_inputs(pages::Dictionary& page, Period period) {
  page.set("PERIOD_FROM", pages::format_day(period.from));
  page.set("PERIOD_TO", pages::format_day(period.to));
}

}  // namespace ocop::outreach
