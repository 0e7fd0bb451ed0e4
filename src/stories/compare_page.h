#pragma once

#include "office/office.h"
#include "stories/office_pages.h"

namespace ocop::stories {

/// "/office/stories/{id}/compare/{version}": a story beside a published one, with the passages that
/// stand in both marked. "/office/story-versions/{version}": a frozen version with its hash and
/// what it shares with earlier ones, each beside it under "/compare/{other}"; for who reaches its
/// product, and for all who score or visit for a council.
void add_compare_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::stories
