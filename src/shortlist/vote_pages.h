#pragma once

#include "shortlist/office_pages.h"

namespace ocop::shortlist {

/// The voters' side: the rounds that name the visitor, and a ballot for each product in them. A
/// round that does not name the visitor is not there, whatever else the visitor may do.
void add_vote_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::shortlist
