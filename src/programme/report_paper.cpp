#include "programme/report_paper.h"

#include <fmt/format.h>

#include "outreach/funnel_view.h"
#include "outreach/household_kinds.h"
#include "pages/format.h"
#include "print/document.h"
#include "programme/report_view.h"

namespace ocop::programme {
namespace {

using outreach::Stage;
using pages::Key;
using print::Align;
using print::Document;
using print::Face;

constexpr pages::Locale vietnamese = pages::Locale::vietnamese;

std::string words(Key key) { return std::string(pages::text(vietnamese, key)); }

std::string words(Key key, std::initializer_list<std::string_view> arguments) {
  return pages::text(vietnamese, key, arguments);
}

void add_head(Document& paper, const PaperHead& head, Period period) {
  const int year = date_of(head.made_at).year;
  paper.beside(
      {words("programme.people_committee"_key), head.issuer, words("programme.paper_number"_key)},
      {words("programme.paper_nation"_key), words("programme.paper_motto"_key),
       words("programme.paper_day"_key, {std::to_string(year)})});
  paper.paragraph(words("programme.draft"_key), Align::centre, Face::bold);
  paper.heading(words("programme.paper_title"_key));
  paper.paragraph(words("programme.paper_period"_key,
                        {pages::format_day(period.from), pages::format_day(period.to)}),
                  Align::centre);
  if (!head.plan.empty()) paper.paragraph(head.plan, Align::centre, Face::italic);
}

void add_tasks(Document& paper, const PeriodReport& report) {
  const TaskTotals& totals = report.totals;
  const auto number = [](long long count) { return std::to_string(count); };
  paper.heading(words("programme.paper_tasks"_key), 2);
  paper.facts({{words("programme.total_tasks"_key), number(totals.tasks)},
               {words("programme.state_done"_key), number(totals.of(TaskState::done))},
               {words("programme.state_doing"_key), number(totals.of(TaskState::doing))},
               {words("programme.state_planned"_key), number(totals.of(TaskState::planned))},
               {words("programme.state_cancelled"_key), number(totals.of(TaskState::cancelled))},
               {words("programme.total_overdue"_key), number(totals.overdue)},
               {words("programme.budget"_key), money_text(vietnamese, totals.budget)},
               {words("programme.spent"_key), money_text(vietnamese, totals.spent)}});
  std::vector<std::vector<std::string>> rows;
  for (const TaskLine& line : report.tasks) {
    std::string state = words(label_of(line.state));
    if (line.is_overdue) state += words("programme.overdue_suffix"_key);
    rows.push_back({line.task.title, line.task.owner + ", " + line.task.unit,
                    pages::format_day(line.task.deadline), money_text(vietnamese, line.task.budget),
                    money_text(vietnamese, line.task.spent), state});
  }
  paper.table({{words("programme.task_title"_key), 3},
               {words("programme.owner_person"_key), 2.4},
               {words("programme.deadline"_key), 1.3},
               {words("programme.budget"_key), 1.6, Align::right},
               {words("programme.spent"_key), 1.6, Align::right},
               {words("programme.state"_key), 1.4}},
              std::move(rows));
}

void add_targets(Document& paper, const PeriodReport& report, const UnitName& unit_name) {
  paper.heading(words("programme.paper_targets"_key), 2);
  std::vector<std::vector<std::string>> rows;
  for (const TargetLine& line : report.targets) {
    const auto difference = line.difference();
    rows.push_back(
        {fmt::format("{}: {}", line.target.year, describe(line.target, vietnamese, unit_name)),
         words(label_of(line.target.measure)), std::to_string(line.target.number),
         line.actual ? std::to_string(*line.actual) : words("programme.cannot_tell"_key),
         difference ? fmt::format("{:+}", *difference) : ""});
  }
  paper.table({{words("programme.target"_key), 3},
               {words("programme.measure"_key), 2.5},
               {words("programme.target_number"_key), 1, Align::right},
               {words("programme.actual"_key), 1, Align::right},
               {words("programme.difference"_key), 1, Align::right}},
              std::move(rows));
  paper.paragraph(words("programme.definitions"_key), Align::left, Face::small);
}

void add_funnel(Document& paper, const PeriodReport& report, const UnitName& unit_name) {
  paper.heading(words("programme.paper_funnel"_key), 2);
  outreach::FunnelView view{report.period, outreach::Grouping::ward, report.funnel, {}};
  for (const auto& [code, funnel] : report.funnel_by_ward) {
    view.groups[unit_name(code, report.period.to)] = funnel;
  }
  auto sheet = outreach::sheet_of(view, vietnamese);
  std::vector<print::Column> columns;
  for (const auto& column : sheet.columns) {
    const bool is_first = columns.empty();
    columns.push_back({column.title, is_first ? 2.0 : 1.0, is_first ? Align::left : Align::right});
  }
  paper.table(std::move(columns), std::move(sheet.rows));
}

}  // namespace

Result<std::string> report_pdf(const PeriodReport& report, const PaperHead& head,
                               const UnitName& unit_name) {
  Document paper({.title = words("programme.paper_title"_key),
                  .running_head = words("programme.paper_title"_key),
                  .orientation = print::Orientation::landscape,
                  .made_at = head.made_at});
  add_head(paper, head, report.period);
  add_tasks(paper, report);
  add_targets(paper, report, unit_name);
  add_funnel(paper, report, unit_name);
  paper.space(6);
  paper.beside({words("programme.paper_receivers"_key), words("programme.paper_receiver"_key)},
               {words("programme.paper_signer"_key)});
  return paper.pdf();
}

}  // namespace ocop::programme
