#include "programme/report_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "outreach/funnel_view.h"
#include "pages/format.h"
#include "pages/page.h"

namespace ocop::programme {
namespace {

using pages::Dictionary;
using pages::Key;
using pages::Locale;

std::string number_text(Locale locale, long long number) {
  return pages::format_number(locale, static_cast<double>(number));
}

std::string_view tone_of(const TaskLine& line) {
  if (line.is_overdue) return "stop";
  constexpr std::string_view tones[] = {"plain", "caution", "good", "plain"};
  return tones[static_cast<std::size_t>(line.state)];
}

std::string state_text(Locale locale, const TaskLine& line) {
  if (line.is_overdue) return std::string(pages::text(locale, "programme.total_overdue"_key));
  return std::string(pages::text(locale, label_of(line.state)));
}

/// "Số hộ rà soát: 43 / 40"
std::string indicator_text(const Task& task) {
  if (task.indicator.empty()) return "";
  const std::string reached = task.achieved_value.empty() ? "–" : task.achieved_value;
  return fmt::format("{}: {} / {}", task.indicator, reached, task.target_value);
}

void fill_figures(Dictionary& page, Locale locale, const TaskTotals& totals) {
  const auto figure = [&](Key label, const std::string& number) {
    auto& row = page.add("FIGURE");
    row.set("LABEL", pages::text(locale, label));
    row.set("NUMBER", number);
  };
  figure("programme.total_tasks"_key, number_text(locale, totals.tasks));
  figure("programme.state_done"_key, number_text(locale, totals.of(TaskState::done)));
  figure("programme.state_doing"_key, number_text(locale, totals.of(TaskState::doing)));
  figure("programme.state_planned"_key, number_text(locale, totals.of(TaskState::planned)));
  figure("programme.state_cancelled"_key, number_text(locale, totals.of(TaskState::cancelled)));
  figure("programme.total_overdue"_key, number_text(locale, totals.overdue));
  page.set("BUDGET", money_text(locale, totals.budget));
  page.set("SPENT", money_text(locale, totals.spent));
  page.set("DUE", number_text(locale, totals.due_in_period));
  page.set("DUE_DONE", number_text(locale, totals.due_and_done));
}

void fill_task(Dictionary& row, Locale locale, const TaskLine& line) {
  const Task& task = line.task;
  row.set("HREF", pages::localized(locale, "/office/tasks/" + task.id));
  row.set("TITLE", task.title);
  row.set("OWNER", task.owner);
  row.set("UNIT", task.unit);
  row.set("DEADLINE", pages::format_day(task.deadline));
  row.set("TONE", tone_of(line));
  row.set("STATE", state_text(locale, line));
  row.set("BUDGET", money_text(locale, task.budget));
  row.set("SPENT", money_text(locale, task.spent));
  row.set("INDICATOR", indicator_text(task));
  if (task.evidence.starts_with("http")) row.set_in("EVIDENCE", "ADDRESS", task.evidence);
}

std::string difference_text(Locale locale, long long difference) {
  return (difference > 0 ? "+" : "") + number_text(locale, difference);
}

}  // namespace

void fill_tasks(Dictionary& page, Locale locale, std::span<const TaskLine> tasks) {
  std::vector<const TaskLine*> shown;
  for (const TaskLine& line : tasks) shown.push_back(&line);
  std::ranges::stable_partition(shown, &TaskLine::is_overdue);
  if (shown.size() > tasks_shown_max) {
    shown.resize(tasks_shown_max);
    page.set_in("SOME_TASKS", "SAYING",
                pages::text(locale, "programme.some_tasks"_key,
                            {std::to_string(tasks_shown_max),
                             number_text(locale, static_cast<long long>(tasks.size()))}));
  }
  for (const TaskLine* line : shown) fill_task(page.add("TASK"), locale, *line);
  if (tasks.empty()) page.show("NO_TASK");
}

void fill_targets(Dictionary& page, Locale locale, std::span<const TargetLine> targets,
                  const UnitName& unit_name) {
  for (const TargetLine& line : targets) {
    auto& row = page.add("TARGET");
    row.set("YEAR", std::to_string(line.target.year));
    row.set("WHAT", describe(line.target, locale, unit_name));
    row.set("MEASURE", pages::text(locale, label_of(line.target.measure)));
    row.set("NUMBER", number_text(locale, line.target.number));
    row.set("COUNTED_TO", pages::format_day(line.counted.to));
    if (!line.actual) {
      row.show("UNKNOWN");
      continue;
    }
    const long long difference = *line.difference();
    auto& known = row.add("KNOWN");
    known.set("ACTUAL", number_text(locale, *line.actual));
    known.set("HREF",
              pages::localized(locale, fmt::format("/office/reports/targets/{}?to={}",
                                                   line.target.id, format_iso(line.counted.to))));
    known.set("DIFFERENCE", difference_text(locale, difference));
    known.set("TONE", difference >= 0 ? "good" : "caution");
  }
  if (targets.empty()) page.show("NO_TARGET");
}

void fill_report(Dictionary& page, Locale locale, const PeriodReport& report,
                 const UnitName& unit_name) {
  fill_figures(page, locale, report.totals);
  fill_tasks(page, locale, report.tasks);
  fill_targets(page, locale, report.targets, unit_name);
  outreach::FunnelView view{report.period, outreach::Grouping::ward, report.funnel, {}};
  for (const auto& [code, funnel] : report.funnel_by_ward) {
    view.groups[unit_name(code, report.period.to)] = funnel;
  }
  outreach::fill_funnel(page, locale, view);
}

std::string money_text(Locale locale, long long dong) {
  return pages::text(locale, "programme.dong"_key, {number_text(locale, dong)});
}

}  // namespace ocop::programme
