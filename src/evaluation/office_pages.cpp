#include "evaluation/office_pages.h"

#include "evaluation/advisory_pages.h"
#include "evaluation/council_pages.h"
#include "evaluation/dossier_pages.h"
#include "evaluation/flow_pages.h"
#include "evaluation/paper_pages.h"
#include "evaluation/score_pages.h"
#include "evaluation/self_assessment_pages.h"
#include "evaluation/visit_pages.h"

namespace ocop::evaluation {
namespace {

/// The province above a unit on that day; the code itself when there is none.
std::string province_of(const registry::UnitTree& tree, std::string_view code, Date day) {
  const registry::Unit* unit = tree.unit(code, day);
  while (unit != nullptr && !unit->parent_code.empty()) {
    const registry::Unit* above = tree.unit(unit->parent_code, day);
    if (above == nullptr) break;
    unit = above;
  }
  return unit == nullptr ? std::string(code) : unit->code;
}

}  // namespace

Result<DossierGround> dossier_ground(std::shared_ptr<const criteria::Regimes> regimes,
                                     const Catalogues& catalogues, const Clock& clock) {
  TRY(Routes routes, Routes::built_in());
  return DossierGround{std::move(regimes),
                       [catalogues, &clock](std::string_view code) {
                         return province_of(catalogues()->unit_tree(), code, date_of(clock.now()));
                       },
                       std::make_shared<const Routes>(std::move(routes))};
}

Result<void> add_pages(office::Office& office, std::shared_ptr<const criteria::Regimes> regimes,
                       const Catalogues& catalogues, const Clock& clock) {
  TRY(const DossierGround ground, dossier_ground(std::move(regimes), catalogues, clock));
  TRY(EvidenceRules evidence, EvidenceRules::built_in());
  add_dossier_pages(office, ground);
  const auto rules = std::make_shared<const EvidenceRules>(std::move(evidence));
  add_self_assessment_pages(office, ground, rules);
  add_paper_pages(office, ground, rules);
  add_flow_pages(office, ground);
  add_advisory_pages(office, ground);
  add_visit_pages(office);
  add_council_pages(office, ground);
  add_score_pages(office, ground.regimes);
  return ok();
}

}  // namespace ocop::evaluation
