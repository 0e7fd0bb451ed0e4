#include "registry/subject_office.h"

#include "registry/subject_pages.h"
#include "registry/subject_panels.h"
#include "registry/unit_panels.h"

namespace ocop::registry {

void add_subject_registers(office::Office& office, const RegistryStore& store,
                           const std::shared_ptr<const LegalRules>& rules) {
  const records::Kinds& kinds = office.ground().records.kinds();
  const pages::Key producers = "registry.group_producers"_key, units = "registry.group_units"_key;
  office.add_register({.kind = &kinds.get("subject"),
                       .icon = "users",
                       .group = producers,
                       .panels = subject_panels(rules),
                       .actions = {subject_actions}});
  office.add_register({.kind = &kinds.get("premises"), .icon = "pin", .group = producers});
  office.add_register({.kind = &kinds.get("finding"), .icon = "flag", .group = producers});
  for (const char* part : {"conversion", "redo_task", "subject_form", "subject_year", "member",
                           "post", "contact", "inspection"}) {
    office.add_register({.kind = &kinds.get(part)});
  }
  office.add_register({.kind = &kinds.get("place"), .icon = "pin", .group = units});
  office.add_register({.kind = &kinds.get("audience"), .icon = "mail", .group = units});
  office.add_register(
      {.kind = &kinds.get("unit"), .icon = "pin", .group = units, .panels = {unit_panel(store)}});
  office.add_register({.kind = &kinds.get("unit_succession"), .icon = "link", .group = units});
  add_subject_pages(office, rules);
  add_subject_work(office, rules);
}

}  // namespace ocop::registry
