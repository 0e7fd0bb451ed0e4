#include "outreach/office_pages.h"

#include "outreach/funnel_page.h"
#include "outreach/household_panels.h"
#include "outreach/idea_pages.h"

namespace ocop::outreach {
namespace {

using office::Needs;
using office::RegisterPage;

void add_registers(office::Office& office, const Catalogues& catalogues) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("household"),
                       .icon = "pin",
                       .group = "outreach.group"_key,
                       .panels = {next_step_panel, way_panel}});
  office.add_register({.kind = &kinds.get("visit")});
  office.add_register({.kind = &kinds.get("idea"),
                       .icon = "pen",
                       .group = "outreach.group"_key,
                       .panels = {gates_panel, likeness_panel(catalogues), tasting_panel},
                       .may_fill = may_fill_idea});
  office.add_register({.kind = &kinds.get("idea_evidence")});
  office.add_register({.kind = &kinds.get("sensory_score")});
}

}  // namespace

void add_pages(office::Office& office, Catalogues catalogues) {
  add_registers(office, catalogues);
  add_funnel_pages(office, catalogues);
  add_comparison_page(office, catalogues);
  office.add_work(
      [&office](const office::Visitor& visitor) { return next_steps(office, visitor); });
}

}  // namespace ocop::outreach
