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

std::optional<pictures::Shown> library_picture(const pictures::Moment& pictures,
                                               const Article& article, Date day) {
  const std::string& id = article["library_picture_id"];
  return id.empty() ? std::nullopt : pictures.shown(id, day);
}

std::string picture_path(const pictures::Moment& pictures, const Article& article, Date day) {
  if (const auto shown = library_picture(pictures, article, day)) {
    return shown->path(pictures::Shape::wide);
  }
  return article["picture"].empty() ? "" : "/media/news/" + article["picture"];
}

const portal::ShelfProduct* product_of(const portal::Visit& visit, const Article& article) {
  const auto* product =
      visit.shelf->catalogue().product(registry::ProductId(article["product_id"]));
  return product == nullptr ? nullptr : visit.shelf->find(*product);
}

std::string small_picture_path(const portal::Visit& visit, const pictures::Moment& pictures,
                               const Article& article) {
  if (const auto shown = library_picture(pictures, article, visit.shelf->day())) {
    return shown->path(pictures::Shape::card, 320);
  }
  if (!article.pictures.empty()) return "/media/news/" + article.pictures.front() + "?w=320";
  const auto* product = product_of(visit, article);
  return product == nullptr ? "" : product->product->picture;
}

namespace {

Dictionary& add_item(Dictionary& at, const Article& article) {
  Dictionary& item = at.add("ITEM");
  item.set("NAME", article["title"]);
  item.set("HREF", public_path(article.locale, article["code"]));
  item.set("TIME", wall_text(article.release.published_at));
  item.set("MACHINE_TIME", machine_time(article.release.published_at));
  item.set("LEAD", article["lead"]);
  return item;
}

}  // namespace

void fill_items(Dictionary& at, const std::vector<const Article*>& articles) {
  for (const Article* article : articles) add_item(at, *article);
}

void fill_items(Dictionary& at, const std::vector<const Article*>& articles,
                const portal::Visit& visit, const pictures::Moment& pictures) {
  for (const Article* article : articles) {
    Dictionary& item = add_item(at, *article);
    const std::string picture = small_picture_path(visit, pictures, *article);
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

namespace {

void fill_picture(Dictionary& page, const portal::Visit& visit, const pictures::Moment& pictures,
                  const Article& article) {
  const Date day = visit.shelf->day();
  const std::string path = picture_path(pictures, article, day);
  if (path.empty()) return;
  const auto shown = library_picture(pictures, article, day);
  Dictionary& picture = page.add("PICTURE");
  picture.set("SRC", path + "?w=1280");
  picture.set("ALT", shown ? shown->alt(article.locale) : article["picture_alt"]);
  picture.set("RIGHTS", shown ? shown->rights : article["picture_rights"]);
  picture.set("HEIGHT", shown ? "720" : "880");
}

}  // namespace

void fill_article(Dictionary& page, const portal::Visit& visit, const pictures::Moment& pictures,
                  const Article& article) {
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
  fill_picture(page, visit, pictures, article);
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

boost::json::object news_article(const portal::Visit& visit, const pictures::Moment& pictures,
                                 const Article& article) {
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
  const std::string picture = picture_path(pictures, article, visit.shelf->day());
  if (!picture.empty()) node["image"] = visit.base_url + picture;
  return node;
}

}  // namespace ocop::newsroom
