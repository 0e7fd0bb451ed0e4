#include "programme/period_report.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "programme/report_sheets.h"
#include "programme/test_tasks.h"
#include "registry/test_registry.h"

namespace ocop::programme {
namespace {

const std::shared_ptr<const registry::Catalogue>& empty_catalogue() {
  static const std::shared_ptr<const registry::Catalogue> catalogue =
      registry::CatalogueBuilder().build();
  return catalogue;
}

long long sum(const sheets::Sheet& sheet, std::size_t column) {
  long long total = 0;
  for (const auto& row : sheet.rows) total += std::stoll(row[column]);
  return total;
}

TEST(PeriodReportTest, TheLastReportedPeriodEndsOn30JuneOr31December) {
  EXPECT_EQ(last_reported_period({2026, 11, 25}), (Period{{2026, 1, 1}, {2026, 6, 30}}));
  EXPECT_EQ(last_reported_period({2026, 6, 30}), (Period{{2026, 1, 1}, {2026, 6, 30}}));
  EXPECT_EQ(last_reported_period({2026, 6, 29}), (Period{{2025, 1, 1}, {2025, 12, 31}}));
  EXPECT_EQ(last_reported_period({2025, 12, 31}), (Period{{2025, 1, 1}, {2025, 12, 31}}));
}

TEST(PeriodReportTest, ATargetIsCountedAsFarAsThePeriodReaches) {
  Target of_2026;
  of_2026.year = 2026;
  Target of_2025;
  of_2025.year = 2025;
  const PeriodReport report = period_report({{}, {of_2026, of_2025}, {}, *empty_catalogue()},
                                            {{2026, 1, 1}, {2026, 6, 30}});
  ASSERT_EQ(report.targets.size(), 1U);
  EXPECT_EQ(report.targets[0].counted, (Period{{2026, 1, 1}, {2026, 6, 30}}));
  EXPECT_EQ(report.targets[0].actual, 0);
}

TEST(PeriodReportTest, ATargetIsDescribedInTheLanguageOfTheReader) {
  registry::TestRegistry registry;
  const auto catalogue = registry->catalogue();
  Target target;
  target.year = 2020;
  target.scope = {"002", "do-uong", 4};
  const auto in = [&](pages::Locale locale) {
    return describe(target, locale, outreach::unit_names(catalogue, locale));
  };
  EXPECT_EQ(in(pages::Locale::vietnamese), "Quận Hoàn Kiếm, Đồ uống (2019), 4\u00a0sao");
  EXPECT_EQ(in(pages::Locale::english), "Hoàn Kiếm District, Drinks (2019), 4\u00a0stars");
}

RC_GTEST_PROP(PeriodReportTest, TheWorkbookAddsUpToTheTotals, ()) {
  const auto tasks = any_tasks();
  const Period period{date_from_days(tasks_first_day), any_task_day()};
  const PeriodReport report = period_report({tasks, {}, {}, *empty_catalogue()}, period);
  const auto sheets = sheets_of(report, pages::Locale::vietnamese,
                                [](std::string_view code, Date) { return std::string(code); });
  RC_ASSERT(report.tasks.size() == static_cast<std::size_t>(report.totals.tasks));
  RC_ASSERT(sheets[1].rows.size() == report.tasks.size());
  const auto figure = [&](std::size_t line) { return std::stoll(sheets[0].rows[line][1]); };
  RC_ASSERT(figure(0) == figure(1) + figure(2) + figure(3) + figure(4));
  long long not_cancelled = 0;
  for (const TaskLine& line : report.tasks) {
    if (line.state != TaskState::cancelled) not_cancelled += line.task.budget;
  }
  RC_ASSERT(figure(8) == not_cancelled);
  RC_ASSERT(sum(sheets[1], 6) >= figure(8));
}

}  // namespace
}  // namespace ocop::programme
