#pragma once

#include "outreach/office_pages.h"

namespace ocop::programme {

using outreach::Catalogues;

/// Puts the room into the office: its registers with their panels, targets against what was
/// achieved, the report of a period, and tasks on the home page.
void add_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::programme
