#include "culture/office_pages.h"

namespace ocop::culture {

void add_pages(office::Office& office) {
  const auto& kinds = office.ground().records.kinds();
  const pages::Key group = "culture.group"_key;
  office.add_register({.kind = &kinds.get("culture_place"), .icon = "flag", .group = group});
  office.add_register({.kind = &kinds.get("culture_route"), .icon = "flag", .group = group});
  for (const char* part : {"culture_day", "culture_person", "culture_withdrawal", "culture_picture",
                           "culture_text", "culture_stop"}) {
    office.add_register({.kind = &kinds.get(part)});
  }
}

}  // namespace ocop::culture
