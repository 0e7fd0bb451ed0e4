#pragma once

#include "evaluation/dossier_acts.h"
#include "evaluation/evidence.h"
#include "office/office.h"

/// Where the papers of dossiers and councils are taken as PDF:
/// "/office/dossiers/{id}/papers/{paper}", "/office/council-cases/{id}/papers/{paper}",
/// "/office/councils/{id}/papers/{paper}".
namespace ocop::evaluation {

void add_paper_pages(office::Office& office, const DossierGround& ground,
                     std::shared_ptr<const EvidenceRules> evidence);

/// Links to the papers of a row that can be made now.
Result<std::optional<office::Panel>> dossier_papers_panel(const office::Visitor& visitor,
                                                          records::Reading& reading,
                                                          const records::Record& dossier);
Result<std::optional<office::Panel>> case_papers_panel(const office::Visitor& visitor,
                                                       records::Reading& reading,
                                                       const records::Record& row);
Result<std::optional<office::Panel>> council_papers_panel(const office::Visitor& visitor,
                                                          records::Reading& reading,
                                                          const records::Record& council);

}  // namespace ocop::evaluation
