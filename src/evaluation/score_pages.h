#pragma once

#include "criteria/regime.h"
#include "office/office.h"

namespace ocop::evaluation {

/// "/office/score-sheets": what the visitor has to score, and one sheet, a criterion at a time:
/// "/office/score-sheets/{case}?criterion=5.1". Only the councils that name the visitor; nobody
/// else sees a sheet before it is locked.
void add_score_pages(office::Office& office, std::shared_ptr<const criteria::Regimes> regimes);

}  // namespace ocop::evaluation
