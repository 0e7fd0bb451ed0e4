#include "recognition/office_pages.h"

#include "recognition/act_pages.h"
#include "recognition/certificate_panel.h"
#include "recognition/life_pages.h"
#include "recognition/overview_page.h"
#include "recognition/proposal_pages.h"
#include "recognition/visit_pages.h"

namespace ocop::recognition {
namespace {

std::optional<CodeUnits> units_of(const registry::UnitTree& tree, std::string_view code, Date day) {
  CodeUnits units;
  const registry::Unit* unit = tree.unit(code, day);
  for (; unit != nullptr; unit = tree.unit(unit->parent_code, day)) {
    switch (unit->kind) {
      case registry::UnitKind::ward:
        units.ward = unit->code;
        break;
      case registry::UnitKind::district:
        units.district = unit->code;
        break;
      case registry::UnitKind::province:
        units.province = unit->code;
        return units.ward.empty() ? std::nullopt : std::optional(std::move(units));
    }
  }
  return std::nullopt;
}

}  // namespace

RecognitionGround recognition_ground(std::shared_ptr<const criteria::Regimes> regimes,
                                     const Catalogues& catalogues) {
  return {std::move(regimes),
          [catalogues](std::string_view code, Date day) {
            return units_of(catalogues()->unit_tree(), code, day);
          },
          [catalogues](std::string_view code, Date day) {
            const auto catalogue = catalogues();
            const auto units = units_of(catalogue->unit_tree(), code, day);
            const auto* province = units ? catalogue->unit(units->province, day) : nullptr;
            return province == nullptr ? std::string() : province->name;
          }};
}

std::vector<office::PanelSource> certificate_panels() { return {certificate_panel}; }

void add_pages(office::Office& office, const Site& site) {
  add_overview_page(office, site);
  add_proposal_pages(office, site);
  add_act_pages(office, site);
  add_certificate_print(office, site);
  add_life_pages(office, site);
  add_visit_pages(office, site);
}

}  // namespace ocop::recognition
