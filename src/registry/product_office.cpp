#include "registry/product_office.h"

#include "registry/expiry_pages.h"
#include "registry/product_panels.h"

namespace ocop::registry {

void add_product_registers(office::Office& office, const RegistryStore& store,
                           std::shared_ptr<const LabelRules> rules,
                           std::vector<office::PanelSource> certificate_panels) {
  const records::Kinds& kinds = office.ground().records.kinds();
  const pages::Key group = "registry.group_products"_key;
  office.add_register({.kind = &kinds.get("product"),
                       .icon = "box",
                       .group = group,
                       .panels = product_panels(store, std::move(rules))});
  office.add_register(
      {.kind = &kinds.get("document"), .icon = "file", .group = group, .panels = {document_panel}});
  office.add_register({.kind = &kinds.get("certificate"),
                       .icon = "star",
                       .group = group,
                       .panels = std::move(certificate_panels)});
  for (const char* part : {"ingredient", "label_answer", "picture", "selling_place"}) {
    office.add_register({.kind = &kinds.get(part)});
  }
  add_expiry_pages(office, store);
}

}  // namespace ocop::registry
