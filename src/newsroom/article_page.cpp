#include "newsroom/article_page.h"

#include "base/random.h"
#include "base/text.h"
#include "newsroom/article_kind.h"
#include "newsroom/article_view.h"
#include "newsroom/comment_form.h"
#include "newsroom/comment_pages.h"
#include "newsroom/limits.h"
#include "newsroom/text_difference.h"
#include "newsroom/wall_time.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"

namespace ocop::newsroom {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using portal::Visit;

constexpr std::string_view article_template = "article.html", print_template = "article_print.html";

std::string home(Locale locale) { return std::string(text(locale, "page.news"_key)); }

std::string mark() {
  SystemRandom random;
  return random_hex(random, 16);
}

void fill_beside(Dictionary& page, const NewsMoment& news, const Article& article, Timestamp now) {
  const auto newer = news.newer(article, now, limits::news_beside_max);
  const auto older = news.older(article, now, limits::news_beside_max);
  fill_items(page.add(newer.empty() ? "NO_NEWER" : "NEWER"), newer);
  fill_items(page.add(older.empty() ? "NO_OLDER" : "OLDER"), older);
}

/// Of this month, in the language of the article; those that are out.
void fill_most_read(Dictionary& page, const NewsMoment& news, const Article& article,
                    const Views& views, Timestamp now) {
  Dictionary* table = nullptr;
  std::size_t shown = 0;
  for (const MostRead& read : views.most_read(now)) {
    const Article* other = news.by_id(read.article_id, now);
    if (other == nullptr || other->locale != article.locale) continue;
    if (table == nullptr) {
      table = &page.add("MOST_READ");
      table->set("MONTH",
                 format_iso(date_of(now)).substr(5, 2) + '/' + std::to_string(date_of(now).year));
    }
    Dictionary& row = table->add("ROW");
    row.set("NAME", (*other)["title"]);
    row.set("HREF", public_path(other->locale, (*other)["code"]));
    row.set("COUNT", pages::format_number(other->locale, static_cast<double>(read.views)));
    if (++shown == limits::news_beside_max) break;
  }
}

/// Paths of the article in both languages; the other language leads to its list without a pair.
portal::Head head_of(const Visit& visit, const NewsMoment& news, const pictures::Moment& pictures,
                     const Article& article, Timestamp now) {
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
                    .data = {news_article(visit, pictures, article)}};
  if (const auto* product = product_of(visit, article)) {
    head.share_picture = portal::product_path(visit.locale, *product->product) + "/share.png";
  }
  const std::string picture = picture_path(pictures, article, visit.shelf->day());
  if (!picture.empty()) head.share_picture = picture;
  return head;
}

void fill_way(Dictionary& page, const Article& article) {
  const Locale locale = article.locale;
  portal::fill_crumbs(page, {{std::string(text(locale, "page.home_name"_key)),
                              std::string(text(locale, "page.home"_key))},
                             {std::string(text(locale, "page.news_name"_key)), home(locale)},
                             {std::string(text(locale, category_label(article["category"]))),
                              home(locale) + "?desk=" + article["category"]},
                             {article["title"], public_path(locale, article["code"])}});
}

}  // namespace

namespace {

/// Fields whose words readers see.
constexpr std::string_view read_fields[] = {"title",  "lead", "body",        "byline",
                                            "agency", "tags", "picture_alt", "picture_rights"};

/// A line of a body as people read it: "| 1 | Thứ Ba |" → "1 · Thứ Ba", "## Mục" → "Mục".
std::string without_marks(std::string_view line) {
  if (!line.starts_with('|')) {
    const auto first = line.find_first_not_of("#> ");
    return std::string(first == line.npos ? line : line.substr(first));
  }
  std::string text;
  for (const std::string_view cell : split(line, '|')) {
    if (!trim(cell).empty()) text += (text.empty() ? "" : " · ") + std::string(trim(cell));
  }
  return text;
}

void fill_change(Dictionary& page, Locale locale, const Release& before, const Release& after) {
  static const records::Kind kind = article_kind();
  Dictionary& version = page.add("VERSION");
  version.set("NUMBER", std::to_string(after.version));
  version.set("TIME", wall_text(after.released_at));
  version.set("MACHINE_TIME", machine_time(after.released_at));
  for (const std::string_view name : read_fields) {
    const auto lines = changed_lines(before[name], after[name]);
    if (lines.empty()) continue;
    Dictionary& field = version.add("FIELD");
    field.set("LABEL", text(locale, kind.field(name)->label));
    for (const ChangedLine& line : lines) {
      field.add("LINE").set_in(line.side == ChangedLine::Side::was ? "WAS" : "IS", "TEXT",
                               without_marks(line.text));
    }
  }
}

}  // namespace

Response ArticlePages::changes(const Request& request, Locale locale) {
  const Timestamp now = publication_.clock.now();
  const auto news = publication_.news.moment();
  const Article* article = news->find(request.parameter("one").value_or(""), now);
  if (article == nullptr || article->locale != locale) {
    return pages::not_found_page(locale, request.path);
  }
  const auto versions = publication_.news.versions(article->id());
  if (!versions) return pages::busy_page(locale);
  const std::string base_url = publication_.base_url();
  const Visit visit{request, locale, shelf_.get(date_of(now)), base_url};
  const std::string path = public_path(locale, (*article)["code"]);
  const bool is_vietnamese = locale == Locale::vietnamese;
  const std::string others = home(pages::other(locale));
  Dictionary page;
  portal::fill_frame(page, visit,
                     {.title = std::string(text(locale, "news.changes"_key)),
                      .description = "",
                      .path_vi = is_vietnamese ? path + "/changes" : others,
                      .path_en = is_vietnamese ? others : path + "/changes",
                      .is_listed = false},
                     "AT_NEWS");
  fill_way(page, *article);
  page.set("HEADLINE", (*article)["title"]);
  page.set("ADDRESS", path);
  // What was withdrawn or stood before the moment of publication nobody read.
  for (std::size_t i = 0; i + 1 < versions->size(); ++i) {
    const Release& after = (*versions)[i];
    const bool was_read = after.released_at > article->release.published_at;
    if (was_read && !after.is_withdrawn) fill_change(page, locale, (*versions)[i + 1], after);
  }
  if (versions->size() < 2) page.show("NONE");
  return pages::respond(200, locale, "article_changes.html", page);
}

ArticlePages::ArticlePages(const Publication& publication)
    : publication_(publication),
      shelf_(publication.catalogue),
      views_mark_(mark()),
      token_mark_(mark()) {}

Response ArticlePages::page(const Request& request, Locale locale) {
  return respond(request, locale, article_template);
}

Response ArticlePages::print(const Request& request, Locale locale) {
  return respond(request, locale, print_template);
}

std::string ArticlePages::views_text(const Article& article) const {
  return pages::format_number(article.locale,
                              static_cast<double>(publication_.views.count(article.id())));
}

Response ArticlePages::render(const Request& request, const Article& article, const Ground& ground,
                              std::string_view template_name,
                              const office::Visitor* visitor) const {
  const Timestamp now = publication_.clock.now();
  const Visit visit{request, article.locale, ground.shelf, ground.base_url};
  Dictionary page;
  portal::fill_frame(page, visit, head_of(visit, *ground.news, *ground.pictures, article, now),
                     "AT_NEWS");
  fill_way(page, article);
  fill_article(page, visit, *ground.pictures, article);
  page.set("VIEWS", visitor == nullptr ? views_mark_ : views_text(article));
  const std::string path = public_path(article.locale, article["code"]);
  page.set("ADDRESS", path);
  page.set("WHOLE_ADDRESS", ground.base_url + path);
  fill_beside(page, *ground.news, article, now);
  fill_most_read(page, *ground.news, article, publication_.views, now);
  if (template_name == article_template) {
    fill_comments(page, article, *publication_.comments.shown(article.id()));
    fill_comment_form(page, article.locale,
                      {.action = path + "/comments", .token = token_mark_, .visitor = visitor},
                      publication_.comments.codes(), now);
  }
  return pages::respond(200, article.locale, template_name, page);
}

Response ArticlePages::respond(const Request& request, Locale locale,
                               std::string_view template_name) {
  const Timestamp now = publication_.clock.now();
  Ground ground{publication_.news.moment(), shelf_.get(date_of(now)),
                publication_.comments.version(), publication_.base_url(),
                publication_.pictures.moment()};
  const Article* article = ground.news->find(request.parameter("one").value_or(""), now);
  if (article == nullptr) return pages::not_found_page(locale, request.path);
  if (article->locale != locale) {
    return http::redirect(301, public_path(article->locale, (*article)["code"]));
  }
  if (request.method == http::Method::get) publication_.views.look(article->id(), request);
  if (const auto visitor = publication_.visitor(request, locale)) {
    Response response = render(request, *article, ground, template_name, &*visitor);
    response.headers.set("Cache-Control", "private, no-store");
    return response;
  }
  const std::string key = std::string(template_name) + ' ' + request.target;
  auto rendered = find(key, ground, now);
  if (rendered == nullptr) {
    rendered = parted(ground, render(request, *article, ground, template_name, nullptr));
    if (request.query.empty()) keep(key, rendered);  // queries are without end
  }
  return filled(*rendered, *article);
}

ArticlePages::RenderedPointer ArticlePages::find(const std::string& key, const Ground& ground,
                                                 Timestamp now) {
  const std::lock_guard lock(mutex_);
  const auto at = kept_.find(key);
  if (at == kept_.end()) return nullptr;
  const bool is_good = at->second->good_until > now && at->second->ground == ground;
  return is_good ? at->second : nullptr;
}

ArticlePages::RenderedPointer ArticlePages::parted(const Ground& ground, Response page) const {
  auto rendered = std::make_shared<Rendered>();
  rendered->ground = ground;
  const Timestamp now = publication_.clock.now();
  rendered->good_until =
      std::min(ground.news->next_release(now), {now.micros + limits::article_page_kept_micros});
  page.join_inset();
  rendered->headers = std::move(page.headers);
  const std::string_view body = page.body;
  for (std::size_t from = 0;;) {
    const auto views = body.find(views_mark_, from), token = body.find(token_mark_, from);
    const auto gap = std::min(views, token);
    rendered->pieces.emplace_back(body.substr(from, gap - from));
    if (gap == body.npos) break;
    rendered->gaps.push_back(gap == views ? Gap::views : Gap::token);
    from = gap + (gap == views ? views_mark_ : token_mark_).size();
  }
  return rendered;
}

void ArticlePages::keep(const std::string& key, RenderedPointer rendered) {
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= limits::article_pages_kept_max) kept_.clear();
  kept_[key] = std::move(rendered);
}

Response ArticlePages::filled(const Rendered& rendered, const Article& article) {
  const std::string views = views_text(article);
  const std::string token =
      publication_.comments.codes().new_token(CodeSort::picture, publication_.clock.now());
  Response response{.status = 200, .headers = rendered.headers, .body = {}};
  std::size_t size = 0;
  for (const std::string& piece : rendered.pieces) size += piece.size() + token.size();
  response.body.reserve(size);
  for (std::size_t i = 0; i < rendered.pieces.size(); ++i) {
    response.body += rendered.pieces[i];
    if (i < rendered.gaps.size()) {
      response.body += rendered.gaps[i] == Gap::views ? views : token;
    }
  }
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace ocop::newsroom
