#pragma once

#include "newsroom/comments.h"
#include "office/office.h"

namespace ocop::newsroom {

/// Comments in the office: their register, the page where they are decided on one after another
/// with how long that takes, and what waits on the home page.
void add_comment_pages(office::Office& office, Comments& comments);

}  // namespace ocop::newsroom
