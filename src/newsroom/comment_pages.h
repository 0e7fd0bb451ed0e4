#pragma once

#include "http/router.h"
#include "newsroom/publication.h"
#include "pages/dictionary.h"

namespace ocop::newsroom {

/// Sending a comment, the picture and the sound of its code, its receipt, reporting abuse:
///
///     /tin-tuc/{one}/comments                the form alone; takes what was typed
///     /tin-tuc/{one}/comments/{id}/report    "this one is improper"
///     /tin-tuc/receipts/{receipt}            what became of it; erases the number, takes it back
///     /media/comment-code/{token}            the picture; "/sound": spoken
void add_comment_routes(http::Router& router, const Publication& publication);

/// Fills the sections COMMENTS and NO_COMMENTS of an article's page.
void fill_comments(pages::Dictionary& page, const Article& article,
                   const std::vector<ShownComment>& comments);

}  // namespace ocop::newsroom
