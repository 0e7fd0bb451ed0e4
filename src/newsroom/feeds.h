#pragma once

#include <string>
#include <vector>

#include "newsroom/news.h"

/// What feed readers ask for: the newest articles with title, lead, address, time and author.
namespace ocop::newsroom {

std::string rss(pages::Locale locale, const std::string& base_url,
                const std::vector<const Article*>& articles);  ///< RSS 2.0
std::string atom(pages::Locale locale, const std::string& base_url, Timestamp now,
                 const std::vector<const Article*>& articles);  ///< RFC 4287

}  // namespace ocop::newsroom
