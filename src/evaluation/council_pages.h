#pragma once

#include "evaluation/dossier_acts.h"
#include "office/office.h"

namespace ocop::evaluation {

/// The city's office, or the secretary of that council.
Result<bool> runs_council(records::Reading& reading, const office::Visitor& visitor,
                          const std::string& council_id);

/// The registers of councils with their members and cases; on a case how far its members are,
/// without their points until the sheets are locked; a second round;
/// "/office/council-cases/{id}/conclude", where the council's agreed answers are entered.
void add_council_pages(office::Office& office, const DossierGround& ground);

}  // namespace ocop::evaluation
