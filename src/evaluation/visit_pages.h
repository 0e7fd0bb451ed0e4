#pragma once

#include "office/office.h"

namespace ocop::evaluation {

/// What the advisory team sees at a place: the form for a phone
/// ("/office/advisory/{dossier}/visit"), which a script keeps in the browser while there is no net,
/// and the visit with its photos ("/office/site-visits/{id}").
void add_visit_pages(office::Office& office);

}  // namespace ocop::evaluation
