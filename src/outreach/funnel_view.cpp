#include "outreach/funnel_view.h"

#include <algorithm>

#include "outreach/household_kinds.h"
#include "pages/format.h"

namespace ocop::outreach {
namespace {

using pages::Dictionary;
using pages::Key;
using pages::Locale;

Stage stage_at(std::size_t i) { return static_cast<Stage>(i); }

std::string count_text(Locale locale, long long count) {
  return pages::format_number(locale, static_cast<double>(count));
}

/// "12 trong kỳ; trung vị 6,5 ngày từ bước trước"
std::string saying(Locale locale, const Funnel::Step& step) {
  std::string text =
      pages::text(locale, "outreach.step_in_period"_key, {count_text(locale, step.in_period)});
  if (step.median_half_days) {
    text += pages::text(locale, "outreach.step_median"_key,
                        {half_days_text(locale, *step.median_half_days)});
  }
  return text;
}

void fill_steps(Dictionary& page, Locale locale, const Funnel& funnel) {
  const long long most = std::max(funnel.steps.front().by_end, 1LL);
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    auto& row = page.add("STEP");
    row.set("LABEL", pages::text(locale, label_of(stage_at(i))));
    row.set("VALUE", std::to_string(funnel.steps[i].by_end));
    row.set("MAX", std::to_string(most));
    row.set("COUNT", count_text(locale, funnel.steps[i].by_end));
    row.set("SAYING", saying(locale, funnel.steps[i]));
  }
}

void fill_group(Dictionary& row, Locale locale, std::string_view name, const Funnel& funnel) {
  row.set("NAME", name);
  const auto cell = [&](Stage stage, long long count) {
    auto& made = row.add("CELL");
    made.set("LABEL", pages::text(locale, label_of(stage)));
    made.set("COUNT", count_text(locale, count));
  };
  for (std::size_t i = 0; i < ladder_steps; ++i) cell(stage_at(i), funnel.steps[i].by_end);
  cell(Stage::refused, funnel.refused_at_end);
  cell(Stage::dormant, funnel.dormant_at_end);
}

void fill_refusals(Dictionary& page, Locale locale, const Funnel& funnel) {
  std::vector<std::pair<long long, std::string>> reasons;
  long long sum = 0;
  for (const auto& [reason, count] : funnel.refusals) {
    reasons.emplace_back(-count, reason);
    sum += count;
  }
  std::ranges::sort(reasons);
  for (const auto& [negative, reason] : reasons) {
    auto& row = page.add("REFUSAL");
    const auto label = refusal_label(reason);
    row.set("LABEL", label ? pages::text(locale, *label) : std::string_view(reason));
    row.set("VALUE", std::to_string(-negative));
    row.set("MAX", std::to_string(sum));
    row.set("COUNT", count_text(locale, -negative));
  }
  if (reasons.empty()) page.show("NO_REFUSAL");
}

}  // namespace

FunnelView funnel_view(const std::vector<Way>& ways, Period period, Grouping grouping,
                       const UnitName& unit_name) {
  FunnelView view{period, grouping, funnel_of(ways, period), {}};
  for (auto& [name, funnel] : funnels_by(grouping, ways, period)) {
    view.groups[grouping == Grouping::ward ? unit_name(name, period.to) : name] = funnel;
  }
  return view;
}

void fill_funnel(Dictionary& page, Locale locale, const FunnelView& view) {
  fill_steps(page, locale, view.all);
  for (std::size_t i = 0; i < 8; ++i) {
    page.set_in("HEAD", "LABEL", pages::text(locale, label_of(stage_at(i))));
  }
  page.set("GROUPED_BY",
           pages::text(locale, view.grouping == Grouping::ward ? "outreach.ward"_key
                                                               : "outreach.street"_key));
  for (const auto& [name, funnel] : view.groups) {
    fill_group(page.add("PLACE"), locale, name, funnel);
  }
  fill_group(page.add("SUM"), locale, pages::text(locale, "outreach.sum"_key), view.all);
  fill_refusals(page, locale, view.all);
  page.set("FROM", pages::format_day(view.period.from));
  page.set("TO", pages::format_day(view.period.to));
}

sheets::Sheet sheet_of(const FunnelView& view, Locale locale) {
  using sheets::ColumnType;
  const auto title = [&](Key key) { return std::string(pages::text(locale, key)); };
  sheets::Sheet sheet{title("outreach.funnel"_key), {}, {}};
  sheet.columns.push_back(
      {title(view.grouping == Grouping::ward ? "outreach.ward"_key : "outreach.street"_key)});
  for (std::size_t i = 0; i < 8; ++i) {
    sheet.columns.push_back({title(label_of(stage_at(i))), ColumnType::number});
  }
  const auto add = [&](std::string name, const Funnel& funnel) {
    std::vector<std::string> row{std::move(name)};
    for (const auto& step : funnel.steps) row.push_back(std::to_string(step.by_end));
    row.push_back(std::to_string(funnel.refused_at_end));
    row.push_back(std::to_string(funnel.dormant_at_end));
    sheet.rows.push_back(std::move(row));
  };
  for (const auto& [name, funnel] : view.groups) add(name, funnel);
  add(title("outreach.sum"_key), view.all);
  return sheet;
}

std::string half_days_text(Locale locale, long long half_days) {
  return pages::format_number(locale, static_cast<double>(half_days) / 2);
}

}  // namespace ocop::outreach
