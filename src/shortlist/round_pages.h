#pragma once

#include "office/office.h"

namespace ocop::shortlist {

/// The officers' side: the registers, on the page of a round who has voted (how, once it is
/// closed), the result and its acts, and the recount.
void add_round_pages(office::Office& office);

}  // namespace ocop::shortlist
