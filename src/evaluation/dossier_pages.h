#pragma once

#include "evaluation/dossier_acts.h"
#include "office/office.h"

namespace ocop::evaluation {

/// The register of dossiers with its panels, "/office/dossiers/{id}/file" (POST),
/// "/office/dossiers/{id}/check" and what waits on the home page.
void add_dossier_pages(office::Office& office, const DossierGround& ground);

}  // namespace ocop::evaluation
