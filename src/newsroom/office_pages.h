#pragma once

#include "office/office.h"

namespace ocop::newsroom {

/// Puts the room into the office: the register of articles with what leads to their release, and
/// what waits for review on the home page.
void add_pages(office::Office& office);

}  // namespace ocop::newsroom
