#pragma once

#include <functional>
#include <memory>

#include "evaluation/dossier_acts.h"
#include "office/office.h"
#include "registry/catalogue.h"

namespace ocop::evaluation {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// What the acts of dossiers stand on. `clock` tells the day on which the code of a unit is meant.
Result<DossierGround> dossier_ground(std::shared_ptr<const criteria::Regimes> regimes,
                                     const Catalogues& catalogues, const Clock& clock);

/// Puts the room into the office: dossiers, the self-assessment, the ward's check. `clock` tells
/// the day on which the code of a unit is meant.
Result<void> add_pages(office::Office& office, std::shared_ptr<const criteria::Regimes> regimes,
                       const Catalogues& catalogues, const Clock& clock);

}  // namespace ocop::evaluation
