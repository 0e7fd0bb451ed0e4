#include "programme/task_panels.h"

#include <algorithm>

#include "pages/format.h"
#include "programme/task_kinds.h"

namespace ocop::programme {
namespace {

using accounts::Act;
using accounts::Object;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::WorkItem;
using records::Record;

std::string words(const Visitor& visitor, pages::Key key,
                  std::initializer_list<std::string_view> arguments = {}) {
  return pages::text(visitor.locale, key, arguments);
}

bool is_mine(const Task& task, const Visitor& visitor) {
  if (!task.owner_login.empty()) return task.owner_login == visitor.login;
  return std::ranges::any_of(visitor.rights.appointments(), [&](const auto& appointment) {
    return !appointment.unit_code.empty() && appointment.unit_code == task.unit_code;
  });
}

}  // namespace

Result<std::optional<Panel>> task_panel(const Visitor& visitor, records::Reading&,
                                        const Record& row) {
  const Task task = task_of(row);
  if (!is_overdue(task, visitor.today)) return std::optional<Panel>();
  const auto days = days_from_date(visitor.today) - days_from_date(task.deadline);
  Panel panel{words(visitor, "programme.late"_key)};
  panel.alerts.push_back(
      {Tone::stop, words(visitor, "programme.late_days"_key,
                         {std::to_string(days), pages::format_day(task.deadline)})});
  return std::optional(std::move(panel));
}

Result<std::vector<WorkItem>> tasks_waiting(const office::Office& office, const Visitor& visitor) {
  std::vector<WorkItem> items;
  const auto reach = visitor.acting(Object::task, Act::enter).reach;
  for (const std::string_view state : {"doing", "planned"}) {
    TRY(const auto listing,
        office.ground().records.list(office.ground().records.kinds().get("task"),
                                     {.filters = {{"state", std::string(state)}},
                                      .sort = "deadline",
                                      .page_rows = limits::record_page_rows_max},
                                     reach));
    for (const Record& row : listing.rows) {
      const Task task = task_of(row);
      if (!is_mine(task, visitor) && !is_overdue(task, visitor.today)) continue;
      items.push_back({.title = task.title,
                       .detail = task.owner + ", " + task.unit,
                       .href = office.href(visitor, row),
                       .tone = Tone::plain,
                       .chip = words(visitor, label_of(task.state)),
                       .due = task.deadline});
    }
  }
  return items;
}

}  // namespace ocop::programme
