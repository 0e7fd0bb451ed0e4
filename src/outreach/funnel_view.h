#pragma once

#include <map>
#include <string>

#include "outreach/funnel.h"
#include "outreach/unit_name.h"
#include "pages/dictionary.h"
#include "sheets/sheet.h"

namespace ocop::outreach {

/// What the funnel page shows.
struct FunnelView {
  Period period;
  Grouping grouping = Grouping::ward;
  Funnel all;
  std::map<std::string, Funnel> groups;  ///< by name for people
};

FunnelView funnel_view(const std::vector<Way>& ways, Period period, Grouping grouping,
                       const UnitName& unit_name);

/// Fills STEP (LABEL, COUNT, MAX, SAYING), PLACE (NAME, CELL each), REFUSAL (LABEL,
/// COUNT, MAX), OUT (who refused or paused) for _funnel.html.
void fill_funnel(pages::Dictionary& page, pages::Locale locale, const FunnelView& view);

/// One row for each ward or street and one for all, for CSV and XLSX.
sheets::Sheet sheet_of(const FunnelView& view, pages::Locale locale);

/// "6,5" of half days.
std::string half_days_text(pages::Locale locale, long long half_days);

}  // namespace ocop::outreach
