#pragma once

#include "newsroom/link_desk.h"
#include "office/office.h"

namespace ocop::newsroom {

/// Puts the room into the office: the register of articles with what leads to their release, and
/// what waits for review on the home page. `links` outlives the office.
void add_pages(office::Office& office, const LinkDesk& links);

}  // namespace ocop::newsroom
