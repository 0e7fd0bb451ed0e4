#pragma once

#include "pages/dictionary.h"
#include "programme/period_report.h"
#include "programme/report_sheets.h"

/// The values of the report's templates.
namespace ocop::programme {

/// FIGURE (LABEL, NUMBER), TASK (…), TARGET (…) and the sections of _funnel.html.
void fill_report(pages::Dictionary& page, pages::Locale locale, const PeriodReport& report,
                 const UnitName& unit_name);

/// How many tasks a page of a report names; its papers name all.
inline constexpr std::size_t tasks_shown_max = 100;

/// TASK rows of _tasks.html: what, who, until when, state, money, evidence. What is overdue comes
/// first; SOME_TASKS says so when there are more than `tasks_shown_max`.
void fill_tasks(pages::Dictionary& page, pages::Locale locale, std::span<const TaskLine> tasks);

/// TARGET rows of _targets.html, each with the address of the products counted.
void fill_targets(pages::Dictionary& page, pages::Locale locale,
                  std::span<const TargetLine> targets, const UnitName& unit_name);

/// "1.500.000 đ"
std::string money_text(pages::Locale locale, long long dong);

}  // namespace ocop::programme
