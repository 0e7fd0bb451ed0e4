#pragma once

#include "evaluation/dossier_acts.h"
#include "office/office.h"

/// Where dossiers stand: the way of one on its page, the form of a step
/// ("/office/dossiers/{id}/step"), and what waits on whom ("/office/waiting").
namespace ocop::evaluation {

void add_flow_pages(office::Office& office, const DossierGround& ground);

/// The way of a dossier so far, with the step at which it stands.
Result<std::optional<office::Panel>> flow_panel(const DossierGround& ground,
                                                const office::Visitor& visitor,
                                                records::Reading& reading,
                                                const records::Record& dossier);

}  // namespace ocop::evaluation
