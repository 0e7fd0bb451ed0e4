#include "programme/document_panels.h"

#include "outreach/unit_name.h"
#include "pages/format.h"
#include "programme/chain_view.h"
#include "programme/report_view.h"

namespace ocop::programme {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using records::Record;

std::string words(const Visitor& visitor, pages::Key key,
                  std::initializer_list<std::string_view> arguments = {}) {
  return pages::text(visitor.locale, key, arguments);
}

Tone tone_of(Effect effect) {
  switch (effect) {
    case Effect::in_effect:
      return Tone::good;
    case Effect::not_yet:
      return Tone::caution;
    default:
      return Tone::plain;
  }
}

std::string relations_text(const Visitor& visitor, const ChainStep& step) {
  std::string text;
  for (const pages::Key key : step.relations) {
    text += (text.empty() ? "" : ", ") + words(visitor, key);
  }
  return text;
}

}  // namespace

office::PanelSource effect_panel(const Office& office) {
  return [&office](const Visitor& visitor, records::Reading& reading,
                   const Record& document) -> Result<std::optional<Panel>> {
    TRY(const auto chain, read_chain(reading));
    Panel panel{words(visitor, "programme.effect"_key)};
    const auto status = chain.status(document.id, visitor.today);
    if (!status) {
      panel.alerts.push_back({Tone::caution, words(visitor, "programme.effect_unknown"_key)});
      return std::optional(std::move(panel));
    }
    office::Alert alert{tone_of(status->effect), words(visitor, "programme.effect_since"_key,
                                                       {words(visitor, label_of(status->effect)),
                                                        pages::format_day(status->since)})};
    if (const Record* by = chain.document(status->by)) {
      alert.link = {(*by)["heading"], office.href(visitor, *by)};
    }
    panel.alerts.push_back(std::move(alert));
    for (const std::string& id : status->amended_by) {
      const Record& by = *chain.document(id);
      panel.facts.push_back(
          {words(visitor, inverse_of(LinkKind::amends)), by["heading"], office.href(visitor, by)});
    }
    return std::optional(std::move(panel));
  };
}

office::PanelSource chain_panel(const Office& office) {
  return [&office](const Visitor& visitor, records::Reading& reading,
                   const Record& document) -> Result<std::optional<Panel>> {
    TRY(const auto chain, read_chain(reading));
    Panel panel{words(visitor, "programme.chain"_key)};
    for (const ChainStep& step : chain_steps(chain, document.id, visitor.today)) {
      const bool is_this = step.document->id == document.id;
      std::string title = (*step.document)["heading"];
      const std::string relation = relations_text(visitor, step);
      if (!relation.empty()) title = relation + ": " + title;
      panel.rows.push_back(
          {title,
           is_this ? words(visitor, "programme.this_document"_key) : (*step.document)["title"],
           is_this ? "" : office.href(visitor, *step.document),
           step.status ? tone_of(step.status->effect) : Tone::plain,
           step.status ? words(visitor, label_of(step.status->effect)) : ""});
    }
    return std::optional(std::move(panel));
  };
}

office::PanelSource area_panel(outreach::Catalogues catalogues) {
  return [catalogues](const Visitor& visitor, records::Reading&,
                      const Record& document) -> Result<std::optional<Panel>> {
    const auto catalogue = catalogues();
    const auto area = area_of(document, catalogue->unit_tree(), visitor.today);
    if (!area) return std::optional<Panel>();
    const auto name = outreach::unit_names(catalogue, visitor.locale);
    Panel panel{words(visitor, "programme.area_of_day"_key, {pages::format_day(area->day)})};
    panel.facts.push_back({words(visitor, "programme.area"_key),
                           name(area->unit->code, area->day) + " (" + area->unit->code + ")"});
    std::string wards;
    for (const registry::Unit* ward : area->wards) {
      wards += (wards.empty() ? "" : ", ") + ward->name;
    }
    if (!wards.empty()) {
      panel.facts.push_back(
          {words(visitor, "programme.wards"_key, {std::to_string(area->wards.size())}), wards});
    }
    return std::optional(std::move(panel));
  };
}

office::PanelSource plan_panel(const Office& office) {
  return [&office](const Visitor& visitor, records::Reading& reading,
                   const Record& document) -> Result<std::optional<Panel>> {
    if (!visitor.may(Object::task, Act::see)) return std::optional<Panel>();
    TRY(const auto listing, reading.list(reading.kinds().get("task"),
                                         {.filters = {{"plan_id", document.id}},
                                          .page_rows = limits::record_page_rows_max},
                                         visitor.acting(Object::task, Act::see).reach));
    if (listing.rows.empty()) return std::optional<Panel>();
    std::vector<Task> tasks;
    for (const Record& row : listing.rows) tasks.push_back(task_of(row));
    const TaskTotals totals = totals_of(tasks, {Date{}, visitor.today});
    Panel panel{words(visitor, "programme.plan_today"_key)};
    if (totals.overdue > 0) {
      panel.alerts.push_back({Tone::stop, words(visitor, "programme.overdue_tasks"_key,
                                                {std::to_string(totals.overdue)})});
    }
    const auto fact = [&](pages::Key key, std::string value) {
      panel.facts.push_back({words(visitor, key), std::move(value)});
    };
    fact("programme.total_tasks"_key, std::to_string(totals.tasks));
    fact("programme.state_done"_key, std::to_string(totals.of(TaskState::done)));
    fact("programme.budget"_key, money_text(visitor.locale, totals.budget));
    fact("programme.spent"_key, money_text(visitor.locale, totals.spent));
    panel.actions.push_back({words(visitor, "programme.report"_key),
                             Office::href(visitor, "/office/reports/period?plan=" + document.id)});
    return std::optional(std::move(panel));
  };
}

}  // namespace ocop::programme
