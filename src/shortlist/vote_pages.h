#pragma once

#include <string>
#include <string_view>

#include "shortlist/office_pages.h"

namespace ocop::shortlist {

/// "/office/votes/ROUND", or with the ballot of a candidate behind it.
std::string votes_path(std::string_view round, std::string_view candidate = "");

/// The voters' side: the rounds that name the visitor, and a ballot for each product in them. A
/// round that does not name the visitor is not there, whatever else the visitor may do.
void add_vote_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::shortlist
