#include "newsroom/publication.h"

#include <algorithm>

#include "http/percent.h"
#include "newsroom/article_kind.h"
#include "newsroom/article_view.h"
#include "newsroom/feeds.h"
#include "newsroom/limits.h"
#include "newsroom/wall_time.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
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

/// One request for a page of news: the moment it sees, and what the frame asks for.
class Desk {
 public:
  explicit Desk(const Publication& publication)
      : publication_(publication), shelf_(publication.catalogue) {}

  Response list(const Request& request, Locale locale) const;
  Response article(const Request& request, Locale locale, std::string_view template_name) const;
  Response rss_feed(Locale locale) const;
  Response atom_feed(Locale locale) const;
  Response picture(const Request& request) const;

 private:
  Timestamp now() const { return publication_.clock.now(); }
  std::vector<const Article*> newest(const NewsMoment& news, Locale locale) const {
    return news.list(locale, "", now(), limits::news_feed_entries_max);
  }
  void fill_list(Dictionary& page, const Request& request, Locale locale,
                 const NewsMoment& news) const;
  void fill_beside(Dictionary& page, const NewsMoment& news, const Article& article) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

/// Adds `name=value` to a query.
std::string with(std::string query, std::string_view name, std::string_view value) {
  if (value.empty()) return query;
  query += query.empty() ? "?" : "&";
  return query + std::string(name) + '=' + http::percent_encode(value);
}

void Desk::fill_list(Dictionary& page, const Request& request, Locale locale,
                     const NewsMoment& news) const {
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
  if (!found.empty()) fill_items(page.add("ITEMS"), found);
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
  const std::string base_url = publication_.base_url();
  const Visit visit{request, locale, shelf_.get(date_of(now())), base_url};
  const auto news = publication_.news.moment();
  Dictionary page;
  portal::fill_frame(page, visit,
                     {.title = std::string(text(locale, "page.news_name"_key)),
                      .description = std::string(text(locale, "news.lede"_key)),
                      .path_vi = home(Locale::vietnamese),
                      .path_en = home(Locale::english),
                      .is_listed = request.query.empty()},
                     at_news);
  portal::fill_crumbs(page, {{std::string(text(locale, "page.home_name"_key)),
                              std::string(text(locale, "page.home"_key))},
                             {std::string(text(locale, "page.news_name"_key)), home(locale)}});
  fill_list(page, request, locale, *news);
  return pages::respond(200, locale, "news.html", page);
}

void Desk::fill_beside(Dictionary& page, const NewsMoment& news, const Article& article) const {
  const auto newer = news.newer(article, now(), limits::news_beside_max);
  const auto older = news.older(article, now(), limits::news_beside_max);
  fill_items(page.add(newer.empty() ? "NO_NEWER" : "NEWER"), newer);
  fill_items(page.add(older.empty() ? "NO_OLDER" : "OLDER"), older);
}

/// Paths of the article in both languages; the other language leads to its list without a pair.
portal::Head head_of(const Visit& visit, const NewsMoment& news, const Article& article,
                     Timestamp now) {
  const Article* pair = news.pair_of(article, now);
  const Locale other = pages::other(article.locale);
  const std::string own = public_path(article.locale, article["code"]);
  const std::string others = pair ? public_path(other, (*pair)["code"]) : home(other);
  const bool is_vietnamese = article.locale == Locale::vietnamese;
  portal::Head head{.title = article["title"],
                    .description = article["lead"],
                    .path_vi = is_vietnamese ? own : others,
                    .path_en = is_vietnamese ? others : own,
                    .alternates = pair ? portal::Alternates::both : portal::Alternates::none,
                    .data = {news_article(visit, article)}};
  if (const auto* product = product_of(visit, article)) {
    head.share_picture = portal::product_path(visit.locale, *product->product) + "/share.png";
  }
  if (!article["picture"].empty()) head.share_picture = picture_path(article);
  return head;
}

Response Desk::article(const Request& request, Locale locale,
                       std::string_view template_name) const {
  const auto news = publication_.news.moment();
  const Article* article = news->find(request.parameter("one").value_or(""), now());
  if (article == nullptr) return pages::not_found_page(locale, request.path);
  if (article->locale != locale) {
    return http::redirect(301, public_path(article->locale, (*article)["code"]));
  }
  const bool is_read = request.method == http::Method::get;
  if (is_read) publication_.views.look(article->id(), request);
  const std::string base_url = publication_.base_url();
  const Visit visit{request, locale, shelf_.get(date_of(now())), base_url};
  Dictionary page;
  portal::fill_frame(page, visit, head_of(visit, *news, *article, now()), at_news);
  portal::fill_crumbs(page, {{std::string(text(locale, "page.home_name"_key)),
                              std::string(text(locale, "page.home"_key))},
                             {std::string(text(locale, "page.news_name"_key)), home(locale)},
                             {std::string(text(locale, category_label((*article)["category"]))),
                              home(locale) + "?desk=" + (*article)["category"]},
                             {(*article)["title"], public_path(locale, (*article)["code"])}});
  fill_article(page, visit, *article);
  const auto views = publication_.views.count(article->id());
  page.set("VIEWS", pages::format_number(locale, static_cast<double>(views)));
  page.set("ADDRESS", public_path(locale, (*article)["code"]));
  page.set("WHOLE_ADDRESS", base_url + public_path(locale, (*article)["code"]));
  fill_beside(page, *news, *article);
  return pages::respond(200, locale, template_name, page);
}

Response Desk::rss_feed(Locale locale) const {
  const auto news = publication_.news.moment();
  return http::respond(200, "application/rss+xml; charset=utf-8",
                       rss(locale, publication_.base_url(), newest(*news, locale)));
}

Response Desk::atom_feed(Locale locale) const {
  const auto news = publication_.news.moment();
  return http::respond(200, "application/atom+xml; charset=utf-8",
                       atom(locale, publication_.base_url(), now(), newest(*news, locale)));
}

/// A picture of an article that is out; others are nobody's business yet.
Response Desk::picture(const Request& request) const {
  const std::string id = request.parameter("id").value_or("");
  const auto width = media::width_from(request.query_value("w").value_or(""));
  const Error nothing{Code::not_found, "there is no such picture", ""};
  const auto news = publication_.news.moment();
  if (!width || !news->shows_picture(id, now())) return http::problem(nothing);
  const auto file = publication_.files.find(id);
  if (!file || !media::is_picture(file->type)) return http::problem(nothing);
  auto bytes = publication_.files.read(*file, *width);
  if (!bytes) return http::problem(bytes.error());
  Response response = http::respond(200, media::content_type_of(file->type), *std::move(bytes));
  // An hour: a picture that is taken down must not stay in browsers for long.
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  const auto desk = std::make_shared<const Desk>(publication);  // shared by the handlers
  const auto add = [&](std::string pattern, http::Handler handler) {
    router.add({.methods = {http::Method::get},
                .pattern = std::move(pattern),
                .handler = std::move(handler)});
  };
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path = home(locale);
    add(path, [desk, locale](const Request& request) { return desk->list(request, locale); });
    add(path + "/{one}", [desk, locale](const Request& request) {
      return desk->article(request, locale, "article.html");
    });
    add(path + "/{one}/print", [desk, locale](const Request& request) {
      return desk->article(request, locale, "article_print.html");
    });
    add(path + "/rss.xml", [desk, locale](const Request&) { return desk->rss_feed(locale); });
    add(path + "/atom.xml", [desk, locale](const Request&) { return desk->atom_feed(locale); });
  }
  add("/media/news/{id}", [desk](const Request& request) { return desk->picture(request); });
}

portal::NewsSource news_source(const Publication& publication) {
  return {.newest =
              [&publication](Locale locale) {
                const auto news = publication.news.moment();
                std::vector<portal::NewsLine> lines;
                for (const Article* article :
                     news->list(locale, "", publication.clock.now(), limits::news_home_max)) {
                  lines.push_back({(*article)["title"], public_path(locale, (*article)["code"]),
                                   (*article)["lead"], wall_text(article->release.published_at),
                                   machine_time(article->release.published_at)});
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

}  // namespace ocop::newsroom
