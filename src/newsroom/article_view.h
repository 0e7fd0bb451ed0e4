#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "newsroom/publication.h"
#include "pages/dictionary.h"
#include "pictures/published.h"
#include "portal/frame.h"

/// How articles stand on public pages.
namespace ocop::newsroom {

/// "/tin-tuc/an-toan-thuc-pham-x1y2z3"
std::string public_path(pages::Locale locale, std::string_view code);
std::string machine_time(Timestamp moment);  ///< "2019-08-12T09:21+07:00"

/// Adds ITEM sections with the title, address and time of each.
void fill_items(pages::Dictionary& at, const std::vector<const Article*>& articles);
/// The same with their pictures.
void fill_items(pages::Dictionary& at, const std::vector<const Article*>& articles,
                const portal::Visit& visit, const pictures::Moment& pictures);

/// The picture of the library that it shows on that day: none once rights or consent have ended.
std::optional<pictures::Shown> library_picture(const pictures::Moment& pictures,
                                               const Article& article, Date day);

/// The path of a small picture for lists: that of the library, its own or the first of its text,
/// else that of its product; empty without any.
std::string small_picture_path(const portal::Visit& visit, const pictures::Moment& pictures,
                               const Article& article);

/// "Hoàng Nam và Lan Chi" as BYLINE, each name a link to what that author signed.
void fill_byline(pages::Dictionary& page, pages::Locale locale, std::string_view byline);

/// The words of an article: title, lead, body, time, byline, tags, picture, product.
void fill_article(pages::Dictionary& page, const portal::Visit& visit,
                  const pictures::Moment& pictures, const Article& article);

/// The body as HTML, with the cards of products that are on the shelf.
std::string body_html(const portal::Visit& visit, std::string_view body);

/// The path of its picture on that day, wide when it is of the library; empty when it has none.
/// Takes "?w=640".
std::string picture_path(const pictures::Moment& pictures, const Article& article, Date day);

/// NewsArticle of schema.org.
boost::json::object news_article(const portal::Visit& visit, const pictures::Moment& pictures,
                                 const Article& article);

/// The product that the article is about; null when there is none on the shelf.
const portal::ShelfProduct* product_of(const portal::Visit& visit, const Article& article);

}  // namespace ocop::newsroom
