#include "outreach/household_panels.h"

#include <algorithm>

#include "office/person_name.h"
#include "outreach/household_kinds.h"
#include "outreach/next_step.h"
#include "pages/format.h"

namespace ocop::outreach {
namespace {

using accounts::Act;
using accounts::Object;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::WorkItem;
using records::Record;

constexpr int days_ahead = 7;

std::string words(const Visitor& visitor, pages::Key key,
                  std::initializer_list<std::string_view> arguments = {}) {
  return pages::text(visitor.locale, key, arguments);
}

/// "14/09/2026, Vũ Thanh Hà, gọi điện"
Result<std::string> saying(const Visitor& visitor, records::Reading& reading, const Record& visit) {
  TRY(const std::string officer, office::person_name(reading, visitor.locale, visit["officer"]));
  const auto& way = *visit.kind->field("way");
  const auto at = std::ranges::find(way.options, visit["way"], &records::Option::value);
  return pages::format_day(*visit.day("held_on")) + ", " + officer + ", " +
         words(visitor, at->label);
}

bool is_open(const Record& household) {
  const auto stage = household["stage"];
  return stage != "refused" && stage != "dormant" && stage != "recognised";
}

}  // namespace

Result<std::optional<Panel>> way_panel(const Visitor& visitor, records::Reading&,
                                       const Record& household) {
  const Way way = way_of(household);
  Panel panel{words(visitor, "outreach.way"_key)};
  for (std::size_t i = 0; i < ladder_steps; ++i) {
    const auto stage = static_cast<Stage>(i);
    const auto& day = way.step(stage);
    panel.rows.push_back(
        {words(visitor, label_of(stage)), day ? pages::format_day(*day) : "", "",
         day ? Tone::good : Tone::plain,
         words(visitor, day ? "outreach.step_taken"_key : "outreach.step_ahead"_key)});
  }
  const auto stage = stage_on(way, visitor.today);
  if (stage == Stage::refused) {
    const auto label = refusal_label(way.refusal_reason);
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "outreach.refused_alert"_key,
                              {pages::format_day(*way.refused),
                               label ? words(visitor, *label) : way.refusal_reason})});
  } else if (stage == Stage::dormant) {
    panel.alerts.push_back({Tone::plain, words(visitor, "outreach.dormant_alert"_key,
                                               {pages::format_day(*way.dormant)})});
  }
  return std::optional(std::move(panel));
}

Result<std::optional<Panel>> next_step_panel(const Visitor& visitor, records::Reading& reading,
                                             const Record& household) {
  TRY(const auto visits, reading.where(reading.kinds().get("visit"), "household_id", household.id));
  const Record* open = open_step(visits);
  if (open == nullptr || !is_open(household)) return std::optional<Panel>();
  const bool is_late = *open->day("next_on") < visitor.today;
  Panel panel{words(visitor, "outreach.next_step"_key)};
  panel.alerts.push_back(
      {is_late ? Tone::stop : Tone::plain,
       words(visitor, is_late ? "outreach.next_late"_key : "outreach.next_open"_key,
             {(*open)["next_step"], pages::format_day(*open->day("next_on"))})});
  return std::optional(std::move(panel));
}

Result<std::vector<WorkItem>> next_steps(const office::Office& office, const Visitor& visitor) {
  std::vector<WorkItem> items;
  const auto reach = visitor.acting(Object::outreach, Act::enter).reach;
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](records::Reading& reading) -> Result<std::vector<WorkItem>> {
        const Date last = date_from_days(days_from_date(visitor.today) + days_ahead);
        TRY(const auto ids, households_to_contact(reading, last));
        for (const std::string& id : ids) {
          const auto household = reading.find(reading.kinds().get("household"), id, reach);
          if (!household || household->removed_at || !is_open(*household)) continue;
          TRY(const auto visits, reading.where(reading.kinds().get("visit"), "household_id", id));
          const Record* open = open_step(visits);
          if (open == nullptr) continue;
          TRY(std::string detail, saying(visitor, reading, *open));
          items.push_back({.title = (*open)["next_step"] + ": " + household->title(),
                           .detail = std::move(detail),
                           .href = office.href(visitor, *household),
                           .tone = Tone::caution,
                           .due = open->day("next_on")});
        }
        return items;
      });
}

}  // namespace ocop::outreach
