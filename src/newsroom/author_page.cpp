#include "newsroom/author_page.h"

#include <algorithm>

#include "http/percent.h"
#include "newsroom/article_view.h"
#include "newsroom/byline.h"
#include "newsroom/feeds.h"
#include "newsroom/limits.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "portal/public_page.h"

namespace ocop::newsroom {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;

/// From the first article that is strictly older than the one of that code.
std::size_t begin_of_page(const AuthorPage& author, std::string_view before, Timestamp now) {
  const Article* last = author.moment->find(before, now);
  if (last == nullptr) return 0;
  const auto at = std::ranges::find(author.articles, last);
  if (at == author.articles.end()) return 0;
  return static_cast<std::size_t>(at - author.articles.begin()) + 1;
}

class AuthorDesk {
 public:
  explicit AuthorDesk(const Publication& publication)
      : publication_(publication), shelf_(publication.catalogue) {}

  Response page(const Request& request, Locale locale) const {
    const auto author = find(request, locale);
    if (!author) return pages::not_found_page(locale, request.path);
    const std::string path = author_path(locale, author->slug);
    if (request.path != path) return http::redirect(301, path);
    portal::PublicPage on(shelf_, request, locale, date_of(now()), publication_.base_url(),
                          "AT_NEWS");
    on.frame(
        author->name,
        author->about.empty() ? on.words("news.author_lede"_key, {author->name}) : author->about,
        author_path(Locale::vietnamese, author->slug), author_path(Locale::english, author->slug),
        {{on.words("page.news_name"_key), on.words("page.news"_key)}});
    fill(on.page, on.visit(), *author, path);
    return on.respond("author.html");
  }

  Response feed(const Request& request, Locale locale,
                Response (*written)(const portal::Feed&)) const {
    auto author = find(request, locale);
    if (!author) return pages::not_found_page(locale, request.path);
    author->articles.resize(std::min(author->articles.size(), limits::news_feed_entries_max));
    return written(feed_of(locale, publication_.base_url(), author->name + " · OCOP Hoàn Kiếm",
                           author_path(locale, author->slug), now(), author->articles));
  }

 private:
  Timestamp now() const { return publication_.clock.now(); }

  std::optional<AuthorPage> find(const Request& request, Locale locale) const {
    return publication_.authors.find(request.parameter("one").value_or(""), locale, now());
  }

  void fill(Dictionary& page, const portal::Visit& visit, const AuthorPage& author,
            const std::string& path) const {
    const Locale locale = visit.locale;
    page.set("NAME", author.name);
    page.set("FEED", path);
    if (!author.role.empty()) page.set_in("ROLE", "TEXT", author.role);
    if (!author.about.empty()) page.set_in("ABOUT", "TEXT", author.about);
    if (author.articles.empty()) {
      Dictionary& nothing = page.add("NOTHING");
      nothing.set("HREF", author_path(pages::other(locale), author.slug));
      return;
    }
    page.set_in(
        "COUNT", "TEXT",
        text(locale, author.articles.size() == 1 ? "news.author_one"_key : "news.author_count"_key,
             {pages::format_number(locale, static_cast<double>(author.articles.size()))}));
    const std::size_t begin =
        begin_of_page(author, visit.request.query_value("before").value_or(""), now());
    const std::size_t end = std::min(begin + limits::news_list_rows_max, author.articles.size());
    fill_items(page.add("ITEMS"),
               {author.articles.begin() + static_cast<std::ptrdiff_t>(begin),
                author.articles.begin() + static_cast<std::ptrdiff_t>(end)},
               visit, *publication_.pictures.moment());
    if (begin > 0) page.set_in("NEWEST", "HREF", path);
    if (end < author.articles.size()) {
      page.set_in("OLDER", "HREF",
                  path + "?before=" + http::percent_encode((*author.articles[end - 1])["code"]));
    }
  }

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

}  // namespace

void add_author_routes(http::Router& router, const Publication& publication) {
  const auto desk = std::make_shared<const AuthorDesk>(publication);  // shared by the handlers
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path = author_path(locale, "{one}");
    const auto add = [&](std::string pattern, http::Handler handler) {
      router.add({.methods = {http::Method::get},
                  .pattern = std::move(pattern),
                  .handler = std::move(handler)});
    };
    add(path, [desk, locale](const Request& request) { return desk->page(request, locale); });
    add(path + "/rss.xml", [desk, locale](const Request& request) {
      return desk->feed(request, locale, portal::rss);
    });
    add(path + "/atom.xml", [desk, locale](const Request& request) {
      return desk->feed(request, locale,
                        [](const portal::Feed& feed) { return portal::atom(feed, "article"); });
    });
  }
}

}  // namespace ocop::newsroom
