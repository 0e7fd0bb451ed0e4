#pragma once

#include <string>
#include <vector>

#include "newsroom/news.h"
#include "portal/feed.h"

/// What feed readers ask for: the newest articles with title, lead, address, time and author.
namespace ocop::newsroom {

/// `path` is that of the list, which has its feeds below it.
portal::Feed feed_of(pages::Locale locale, const std::string& base_url, std::string title,
                     const std::string& path, Timestamp now,
                     const std::vector<const Article*>& articles);

}  // namespace ocop::newsroom
