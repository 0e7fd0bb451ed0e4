#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// "/office/recognition/{id}": one act, with release and refusal by a second person, and taking
/// back by its proposer.
void add_act_pages(office::Office& office, const Site& site);

}  // namespace ocop::recognition
