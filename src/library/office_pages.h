#pragma once

#include "library/publication.h"
#include "office/office.h"

namespace ocop::library {

/// Puts the room into the office: what the public reads of documents, policies with their papers,
/// what producers asked for, and "/office/eligibility": the policies open today to each producer
/// within reach, with the papers that are missing in the registers.
void add_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::library
