#include "programme/office_pages.h"

#include "programme/document_panels.h"
#include "programme/report_pages.h"
#include "programme/target_pages.h"
#include "programme/task_panels.h"

namespace ocop::programme {

void add_pages(office::Office& office, Catalogues catalogues) {
  const auto& kinds = office.ground().records.kinds();
  constexpr pages::Key group = "programme.group"_key;
  office.add_register({.kind = &kinds.get("programme_document"),
                       .icon = "calendar",
                       .group = group,
                       .panels = {effect_panel(office), chain_panel(office), area_panel(catalogues),
                                  plan_panel(office)}});
  office.add_register({.kind = &kinds.get("document_link")});
  office.add_register(
      {.kind = &kinds.get("task"), .icon = "check", .group = group, .panels = {task_panel}});
  office.add_register({.kind = &kinds.get("target"), .icon = "flag", .group = group});
  add_target_pages(office, catalogues);
  add_report_pages(office, catalogues);
  office.add_work(
      [&office](const office::Visitor& visitor) { return tasks_waiting(office, visitor); });
}

}  // namespace ocop::programme
