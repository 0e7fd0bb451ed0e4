#pragma once

#include "office/office.h"

namespace ocop::office {

/// "/office/proposals": what waits for a second pair of eyes and what became of one's own; the page
/// of one proposal, where another person approves or refuses it. Also tells the home page what
/// waits. `state` is that of the office.
void add_proposal_pages(Office& office, const Office::State& state);

}  // namespace ocop::office
