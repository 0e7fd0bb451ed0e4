#include "programme/report_sheets.h"

#include <algorithm>

#include "outreach/funnel_view.h"
#include "programme/product_group.h"

namespace ocop::programme {
namespace {

using pages::Key;
using pages::Locale;
using sheets::Column;
using sheets::ColumnType;
using sheets::Sheet;

std::string day_cell(const std::optional<Date>& day) { return day ? format_iso(*day) : ""; }

std::string number_cell(const std::optional<long long>& number) {
  return number ? std::to_string(*number) : "";
}

Column column(Locale locale, Key title, ColumnType type = ColumnType::text) {
  return {std::string(pages::text(locale, title)), type};
}

Sheet summary(const PeriodReport& report, Locale locale) {
  Sheet sheet{std::string(pages::text(locale, "programme.report_summary"_key)),
              {column(locale, "programme.report_line"_key),
               column(locale, "programme.report_figure"_key, ColumnType::number)},
              {}};
  const auto add = [&](Key key, long long number) {
    sheet.rows.push_back({std::string(pages::text(locale, key)), std::to_string(number)});
  };
  const TaskTotals& totals = report.totals;
  add("programme.total_tasks"_key, totals.tasks);
  for (std::size_t i = 0; i < task_states; ++i) {
    add(label_of(static_cast<TaskState>(i)), totals.by_state[i]);
  }
  add("programme.total_overdue"_key, totals.overdue);
  add("programme.total_due"_key, totals.due_in_period);
  add("programme.total_due_done"_key, totals.due_and_done);
  add("programme.budget"_key, totals.budget);
  add("programme.spent"_key, totals.spent);
  return sheet;
}

Sheet tasks(const PeriodReport& report, Locale locale) {
  Sheet sheet{
      std::string(pages::text(locale, "programme.tasks"_key)),
      {column(locale, "programme.task_title"_key), column(locale, "programme.owner_person"_key),
       column(locale, "programme.owner_unit"_key),
       column(locale, "programme.deadline"_key, ColumnType::day),
       column(locale, "programme.state"_key),
       column(locale, "programme.finished_on"_key, ColumnType::day),
       column(locale, "programme.budget"_key, ColumnType::number),
       column(locale, "programme.spent"_key, ColumnType::number),
       column(locale, "programme.indicator"_key), column(locale, "programme.target_value"_key),
       column(locale, "programme.achieved_value"_key),
       column(locale, "programme.evidence_link"_key)},
      {}};
  for (const TaskLine& line : report.tasks) {
    const Task& task = line.task;
    std::string state(pages::text(locale, label_of(line.state)));
    if (line.is_overdue) state += pages::text(locale, "programme.overdue_suffix"_key);
    sheet.rows.push_back({task.title, task.owner, task.unit, format_iso(task.deadline), state,
                          day_cell(task.finished), std::to_string(task.budget),
                          std::to_string(task.spent), task.indicator, task.target_value,
                          task.achieved_value, task.evidence});
  }
  return sheet;
}

Sheet targets(const PeriodReport& report, Locale locale, const UnitName& unit_name) {
  Sheet sheet{std::string(pages::text(locale, "programme.targets"_key)),
              {column(locale, "programme.year"_key, ColumnType::number),
               column(locale, "programme.target"_key), column(locale, "programme.measure"_key),
               column(locale, "programme.target_number"_key, ColumnType::number),
               column(locale, "programme.actual"_key, ColumnType::number),
               column(locale, "programme.difference"_key, ColumnType::number),
               column(locale, "programme.counted_to"_key, ColumnType::day)},
              {}};
  for (const TargetLine& line : report.targets) {
    sheet.rows.push_back({std::to_string(line.target.year),
                          describe(line.target, locale, unit_name),
                          std::string(pages::text(locale, label_of(line.target.measure))),
                          std::to_string(line.target.number), number_cell(line.actual),
                          number_cell(line.difference()), format_iso(line.counted.to)});
  }
  return sheet;
}

Sheet funnel(const PeriodReport& report, Locale locale, const UnitName& unit_name) {
  outreach::FunnelView view{report.period, outreach::Grouping::ward, report.funnel, {}};
  for (const auto& [code, part] : report.funnel_by_ward) {
    view.groups[unit_name(code, report.period.to)] = part;
  }
  return outreach::sheet_of(view, locale);
}

}  // namespace

std::string describe(const Target& target, Locale locale, const UnitName& unit_name) {
  std::string text = unit_name(target.scope.unit_code, target.period().to);
  const auto groups = product_groups();
  const auto group = std::ranges::find(groups, target.scope.group, &records::Option::value);
  if (group != groups.end()) text.append(", ").append(pages::text(locale, group->label));
  if (target.scope.stars) {
    text +=
        ", " + pages::text(locale, "programme.of_stars"_key, {std::to_string(*target.scope.stars)});
  }
  return text;
}

std::vector<Sheet> sheets_of(const PeriodReport& report, Locale locale, const UnitName& unit_name) {
  return {summary(report, locale), tasks(report, locale), targets(report, locale, unit_name),
          funnel(report, locale, unit_name)};
}

}  // namespace ocop::programme
