#pragma once

#include "evaluation/dossier_acts.h"
#include "office/office.h"

/// The advisory team: its dossiers ("/office/advisory"), one of them with what the producer says,
/// who looks into it, visits and reports, the forms to name people and to report.
namespace ocop::evaluation {

void add_advisory_pages(office::Office& office, const DossierGround& ground);

/// Who looks into a dossier, on its page.
Result<std::optional<office::Panel>> advisory_panel(const office::Visitor& visitor,
                                                    records::Reading& reading,
                                                    const records::Record& dossier);

/// A dossier that the visitor may see as what the team looks into: by the office, the ward of the
/// producer, who was named for it, and the secretary of a council before which it comes.
/// `not_found` for everybody else.
Result<records::Record> dossier_for_advice(records::Reading& reading,
                                           const office::Visitor& visitor, std::string_view id);

}  // namespace ocop::evaluation
