#pragma once

#include "office/office.h"
#include "registry/catalogue.h"
#include "shortlist/acts.h"

/// The page of one ballot: of one voter, for one product.
namespace ocop::shortlist {

/// All that it shows.
struct BallotView {
  const Round& round;
  const records::Record& candidate;
  TypedBallot typed;
  records::Faults faults = {};
  const Barred* bar = nullptr;  ///< null: the voter may vote on the product
  bool was_cast = false;
};

/// A stored ballot as it stands in the form; an empty form without one.
TypedBallot typed_of(const Round& round, const Ballot* ballot);

/// Fills "shortlist_ballot.html": the product, then the form, or why there is none.
void fill_ballot(pages::Dictionary& page, const office::Visitor& visitor,
                 const registry::Catalogue& catalogue, const BallotView& view);

}  // namespace ocop::shortlist
