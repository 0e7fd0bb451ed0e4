#pragma once

#include "bulletins/publication.h"
#include "office/office.h"

namespace ocop::bulletins {

/// Puts the room into the office: series, issues with what they lack and their editions, the
/// composer, printed copies; and what waits on the home page.
void add_pages(office::Office& office, const Publication& publication);

}  // namespace ocop::bulletins
