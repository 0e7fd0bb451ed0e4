#include "newsroom/publication.h"

#include <algorithm>

#include "http/percent.h"
#include "newsroom/article_kind.h"
#include "newsroom/article_page.h"
#include "newsroom/article_view.h"
#include "newsroom/author_page.h"
#include "newsroom/comment_pages.h"
#include "newsroom/feeds.h"
#include "newsroom/limits.h"
#include "newsroom/wall_time.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/public_page.h"
#include "portal/public_picture.h"
#include "portal/structured_data.h"

namespace ocop::newsroom {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using portal::Visit;

constexpr std::string_view at_news = "AT_NEWS";

std::string home(Locale locale) { return std::string(text(locale, "page.news"_key)); }

/// Lists, feeds and pictures.
class Desk {
 public:
  explicit Desk(const Publication& publication)
      : publication_(publication), shelf_(publication.catalogue) {}

  Response list(const Request& request, Locale locale) const;
  portal::Feed feed(Locale locale) const;
  Result<Response> picture(const Request& request) const;

 private:
  Timestamp now() const { return publication_.clock.now(); }
  void fill_list(Dictionary& page, const Visit& visit, const NewsMoment& news) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

/// Adds `name=value` to a query.
std::string with(std::string query, std::string_view name, std::string_view value) {
  if (value.empty()) return query;
  query += query.empty() ? "?" : "&";
  return query + std::string(name) + '=' + http::percent_encode(value);
}

void Desk::fill_list(Dictionary& page, const Visit& visit, const NewsMoment& news) const {
  const Request& request = visit.request;
  const Locale locale = visit.locale;
  const std::string words = request.query_value("q").value_or("");
  const std::string desk = request.query_value("desk").value_or("");
  const Article* before = news.find(request.query_value("before").value_or(""), now());
  const std::size_t most = limits::news_list_rows_max + 1;
  auto found = words.empty() ? news.list(locale, desk, now(), most, before)
                             : news.search(locale, words, now(), most, before);
  const bool goes_on = found.size() == most;
  if (goes_on) found.pop_back();
  page.set("WORDS", words);
  for (const auto& option : categories()) {
    Dictionary& item = page.add("DESK");
    item.set("NAME", text(locale, option.label));
    item.set("HREF", home(locale) + "?desk=" + std::string(option.value));
    if (option.value == desk) item.show("CHOSEN");
  }
  if (words.empty() && desk.empty()) page.show("ALL");
  if (!found.empty()) {
    fill_items(page.add("ITEMS"), found, visit, *publication_.pictures.moment());
  }
  if (found.empty()) page.show(words.empty() ? "NOTHING" : "NOTHING_FOUND");
  if (goes_on) {
    page.set_in("OLDER", "HREF",
                home(locale) + with(with(with("", "desk", desk), "q", words), "before",
                                    (*found.back())["code"]));
  }
  if (before != nullptr) {
    page.set_in("NEWEST", "HREF", home(locale) + with(with("", "desk", desk), "q", words));
  }
}

Response Desk::list(const Request& request, Locale locale) const {
  portal::PublicPage on(shelf_, request, locale, date_of(now()), publication_.base_url(), at_news);
  on.frame(on.words("page.news_name"_key), on.words("news.lede"_key), home(Locale::vietnamese),
           home(Locale::english));
  fill_list(on.page, on.visit(), *publication_.news.moment());
  return on.respond("news.html");
}

portal::Feed Desk::feed(Locale locale) const {
  const auto news = publication_.news.moment();
  return feed_of(locale, publication_.base_url(), std::string(text(locale, "news.feed_title"_key)),
                 home(locale), now(), news->list(locale, "", now(), limits::news_feed_entries_max));
}

/// A picture of an article that is out; others are nobody's business yet.
Result<Response> Desk::picture(const Request& request) const {
  const std::string id = request.parameter("id").value_or("");
  if (!publication_.news.moment()->shows_picture(id, now())) {
    return Error{Code::not_found, "there is no such picture", ""};
  }
  return portal::public_picture(publication_.files, request);
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  const auto desk = std::make_shared<const Desk>(publication);  // shared by the handlers
  const auto pages = std::make_shared<ArticlePages>(publication);
  const auto add = [&](std::string pattern, http::Handler handler) {
    router.add({.methods = {http::Method::get},
                .pattern = std::move(pattern),
                .handler = std::move(handler)});
  };
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path = home(locale);
    add(path, [desk, locale](const Request& request) { return desk->list(request, locale); });
    add(path + "/{one}",
        [pages, locale](const Request& request) { return pages->page(request, locale); });
    add(path + "/{one}/print",
        [pages, locale](const Request& request) { return pages->print(request, locale); });
    add(path + "/{one}/changes",
        [pages, locale](const Request& request) { return pages->changes(request, locale); });
    add(path + "/rss.xml",
        [desk, locale](const Request&) { return portal::rss(desk->feed(locale)); });
    add(path + "/atom.xml",
        [desk, locale](const Request&) { return portal::atom(desk->feed(locale), "article"); });
  }
  add_author_routes(router, publication);
  add_comment_routes(router, publication);
  add("/media/news/{id}", [desk](const Request& request) {
    auto answer = desk->picture(request);
    return answer ? *std::move(answer) : http::problem(answer.error());
  });
}

portal::NewsSource news_source(const Publication& publication) {
  return {.newest =
              [&publication](Locale locale) {
                const auto news = publication.news.moment();
                const auto pictures = publication.pictures.moment();
                const Date today = date_of(publication.clock.now());
                std::vector<portal::NewsLine> lines;
                for (const Article* article :
                     news->list(locale, "", publication.clock.now(), limits::news_home_max)) {
                  lines.push_back({(*article)["title"], public_path(locale, (*article)["code"]),
                                   (*article)["lead"], wall_text(article->release.published_at),
                                   machine_time(article->release.published_at),
                                   picture_path(*pictures, *article, today)});
                }
                return lines;
              },
          .addresses =
              [&publication] {
                const auto news = publication.news.moment();
                std::vector<portal::NewsAddress> addresses;
                for (const Locale locale : {Locale::vietnamese, Locale::english}) {
                  for (const Article* article : news->list(locale, "", publication.clock.now(),
                                                           limits::news_sitemap_addresses_max)) {
                    const Release& release = article->release;
                    addresses.push_back(
                        {public_path(locale, (*article)["code"]),
                         format_iso(date_of(std::max(release.published_at, release.released_at)))});
                  }
                }
                return addresses;
              }};
}

portal::SearchSource search_source(const Publication& publication) {
  return {.name = "page.news_name"_key,
          .find =
              [&publication](Locale locale, std::string_view words, std::size_t most) {
                const auto news = publication.news.moment();
                portal::SearchHits hits;
                for (const Article* article :
                     news->search(locale, words, publication.clock.now(), most)) {
                  hits.push_back({(*article)["title"], public_path(locale, (*article)["code"]),
                                  wall_text(article->release.published_at)});
                }
                return hits;
              },
          .all =
              [](Locale locale, std::string_view words) {
                return home(locale) + "?q=" + http::percent_encode(words);
              }};
}

}  // namespace ocop::newsroom
