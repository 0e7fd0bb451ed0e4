#pragma once

#include "evaluation/dossier_acts.h"
#include "evaluation/evidence.h"
#include "office/office.h"

namespace ocop::evaluation {

/// "/office/dossiers/{id}/self-assessment?criterion=5.1": a producer answers one criterion after
/// the other, sees what star that would give and why, what the registers can prove, and the
/// cheapest way to more. Works without script; every answer is stored as it is given.
void add_self_assessment_pages(office::Office& office, const DossierGround& ground,
                               std::shared_ptr<const EvidenceRules> evidence);

}  // namespace ocop::evaluation
