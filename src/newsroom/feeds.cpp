#include "newsroom/feeds.h"

#include <algorithm>

#include "newsroom/article_kind.h"
#include "newsroom/article_view.h"

namespace ocop::newsroom {

using pages::text;

portal::Feed feed_of(pages::Locale locale, const std::string& base_url, std::string title,
                     const std::string& path, Timestamp now,
                     const std::vector<const Article*>& articles) {
  portal::Feed feed{.locale = locale,
                    .title = std::move(title),
                    .description = std::string(text(locale, "news.lede"_key)),
                    .home = base_url + path,
                    .updated_at = now};
  for (const Article* article : articles) {
    const Release& release = article->release;
    feed.entries.push_back(
        {.title = (*article)["title"],
         .address = base_url + public_path(locale, (*article)["code"]),
         .id = article->id(),
         .published_at = release.published_at,
         .updated_at = std::max(release.published_at, release.released_at),
         .author = (*article)["byline"],
         .category = std::string(text(locale, category_label((*article)["category"]))),
         .summary = (*article)["lead"]});
  }
  return feed;
}

}  // namespace ocop::newsroom
