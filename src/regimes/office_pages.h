#pragma once

#include "office/office.h"
#include "regimes/acts.h"

namespace ocop::regimes {

/// The decisions that the program knows, with the form that brings one, and the page of each
/// import.
void add_pages(office::Office& office, const Ground& ground);

}  // namespace ocop::regimes
