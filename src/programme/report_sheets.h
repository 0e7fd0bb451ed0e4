#pragma once

#include <vector>

#include "outreach/unit_name.h"
#include "programme/period_report.h"
#include "sheets/sheet.h"

namespace ocop::programme {

using outreach::UnitName;

/// The report as sheets of one workbook: summary, tasks, targets, funnel. Numbers are numbers and
/// days are days, so that a spreadsheet can add them up again.
std::vector<sheets::Sheet> sheets_of(const PeriodReport& report, pages::Locale locale,
                                     const UnitName& unit_name);

/// What a target speaks of, in words: "Phường Hoàn Kiếm, Đồ uống (2019), 4 sao".
std::string describe(const Target& target, pages::Locale locale, const UnitName& unit_name);

}  // namespace ocop::programme
