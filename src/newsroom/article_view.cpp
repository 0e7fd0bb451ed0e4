#include "newsroom/article_view.h"

#include <boost/json.hpp>

#include "base/text.h"
#include "http/percent.h"
#include "newsroom/article_kind.h"
#include "newsroom/byline.h"
#include "newsroom/markup.h"
#include "newsroom/wall_time.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/product_card.h"
#include "portal/structured_data.h"

namespace ocop::newsroom {

using pages::Dictionary;
using pages::Locale;
using pages::text;

std::string public_path(Locale locale, std::string_view code) {
  return std::string(text(locale, "page.news"_key)) + '/' + std::string(code);
}

std::string machine_time(Timestamp moment) {
  return pages::format_machine_time({moment, vietnam_offset_minutes});
}

std::string picture_path(const Article& article) {
  return article["picture"].empty() ? "" : "/media/news/" + article["picture"];
}

const portal::ShelfProduct* product_of(const portal::Visit& visit, const Article& article) {
  const auto* product =
      visit.shelf->catalogue().product(registry::ProductId(article["product_id"]));
  return product == nullptr ? nullptr : visit.shelf->find(*product);
}

std::string small_picture_path(const portal::Visit& visit, const Article& article) {
  if (!article.pictures.empty()) return "/media/news/" + article.pictures.front() + "?w=320";
  const auto* product = product_of(visit, article);
  return product == nullptr ? "" : product->product->picture;
}

void fill_items(Dictionary& at, const std::vector<const Article*>& articles,
                const portal::Visit* visit) {
  for (const Article* article : articles) {
    Dictionary& item = at.add("ITEM");
    item.set("NAME", (*article)["title"]);
    item.set("HREF", public_path(article->locale, (*article)["code"]));
    item.set("TIME", wall_text(article->release.published_at));
    item.set("MACHINE_TIME", machine_time(article->release.published_at));
    item.set("LEAD", (*article)["lead"]);
    if (visit == nullptr) continue;
    const std::string picture = small_picture_path(*visit, *article);
    if (!picture.empty()) item.set_in("PICTURE", "SRC", picture);
  }
}

std::string body_html(const portal::Visit& visit, std::string_view body) {
  std::string html;
  for (const BodyPart& part : body_parts(body)) {
    if (part.gtin.empty()) {
      html += html_of(part.markup);
      continue;
    }
    const auto* product = visit.shelf->catalogue().product_by_gtin(part.gtin);
    const auto* entry = product == nullptr ? nullptr : visit.shelf->find(*product);
    if (entry == nullptr) continue;
    Dictionary card;
    portal::fill_card(card, visit, *entry);
    html += pages::render(visit.locale, "article_product.html", card);
  }
  return html;
}

void fill_byline(Dictionary& page, Locale locale, std::string_view byline) {
  const auto parts = byline_parts(byline);
  if (parts.empty()) return;
  Dictionary& line = page.add("BYLINE");
  for (const BylinePart& part : parts) {
    const std::string slug = author_slug(part.name);
    Dictionary& one = line.add("PART");
    one.set("BEFORE", part.before);
    one.set("NAME", part.name);
    one.show(slug.empty() ? "PLAIN" : "LINKED");
    one.set("HREF", author_path(locale, slug));
  }
}

void fill_article(Dictionary& page, const portal::Visit& visit, const Article& article) {
  const Release& release = article.release;
  page.set("HEADLINE", article["title"]);
  page.set("LEAD", article["lead"]);
  page.set("TIME", wall_text(release.published_at));
  page.set("MACHINE_TIME", machine_time(release.published_at));
  page.set("DESK", text(visit.locale, category_label(article["category"])));
  page.set("BODY", body_html(visit, article["body"]));
  const auto show = [&](std::string_view section, std::string_view value) {
    if (!value.empty()) page.set_in(section, "TEXT", value);
  };
  show("AGENCY", article["agency"]);
  fill_byline(page, visit.locale, article["byline"]);
  show("SERIES", article["series"]);
  if (release.version > 1) {
    Dictionary& update = page.add("UPDATED");
    update.set("TIME", wall_text(release.released_at));
    update.set("MACHINE_TIME", machine_time(release.released_at));
    update.set("HREF", public_path(article.locale, article["code"]) + "/changes");
  }
  Dictionary* tags = nullptr;
  for (const std::string_view tag : split(article["tags"], ',')) {
    if (trim(tag).empty()) continue;
    if (tags == nullptr) tags = &page.add("TAGS");
    Dictionary& item = tags->add("TAG");
    item.set("NAME", trim(tag));
    item.set("HREF", std::string(text(visit.locale, "page.news"_key)) +
                         "?q=" + http::percent_encode(trim(tag)));
  }
  if (!article["picture"].empty()) {
    Dictionary& picture = page.add("PICTURE");
    picture.set("SRC", picture_path(article) + "?w=1280");
    picture.set("ALT", article["picture_alt"]);
    picture.set("RIGHTS", article["picture_rights"]);
  }
  if (const auto* product = product_of(visit, article)) {
    portal::fill_card(page.add("ABOUT"), visit, *product);
  }
}

namespace {

/// Each who signed, with the page of what they signed.
boost::json::array authors_of(const portal::Visit& visit, const Article& article) {
  boost::json::array authors;
  for (const BylinePart& part : byline_parts(article["byline"])) {
    boost::json::object author{{"@type", "Person"}, {"name", part.name}};
    const std::string slug = author_slug(part.name);
    if (!slug.empty()) author["url"] = visit.base_url + author_path(article.locale, slug);
    authors.push_back(std::move(author));
  }
  return authors;
}

}  // namespace

boost::json::object news_article(const portal::Visit& visit, const Article& article) {
  const std::string address = visit.base_url + public_path(article.locale, article["code"]);
  const boost::json::object publisher{{"@type", "Organization"}, {"name", "OCOP Hoàn Kiếm"}};
  boost::json::array authors = authors_of(visit, article);
  if (authors.empty()) authors.push_back(publisher);
  boost::json::object node{
      {"@type", "NewsArticle"},
      {"@id", address},
      {"mainEntityOfPage", address},
      {"headline", article["title"]},
      {"description", article["lead"]},
      {"inLanguage", pages::code_of(article.locale)},
      {"datePublished", machine_time(article.release.published_at)},
      {"dateModified",
       machine_time(std::max(article.release.published_at, article.release.released_at))},
      {"articleSection", text(article.locale, category_label(article["category"]))},
      {"author", std::move(authors)},
      {"publisher", publisher}};
  if (!article["picture"].empty()) node["image"] = visit.base_url + picture_path(article);
  return node;
}

}  // namespace ocop::newsroom
