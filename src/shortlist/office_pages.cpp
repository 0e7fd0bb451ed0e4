#include "shortlist/office_pages.h"

#include "shortlist/round_pages.h"
#include "shortlist/vote_pages.h"

namespace ocop::shortlist {

void add_pages(office::Office& office, Catalogues catalogues) {
  add_round_pages(office);
  add_vote_pages(office, std::move(catalogues));
}

}  // namespace ocop::shortlist
