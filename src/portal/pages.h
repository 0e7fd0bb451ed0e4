#pragma once

#include <optional>

#include "http/message.h"
#include "portal/frame.h"

/// The pages of the catalogue, each for one visit.
namespace ocop::portal {

/// The box to check a product, the best of the shelf, figures of stars by day, one story.
http::Response home_page(const Visit& visit);

/// Products with words, facets, order and paging, all from the address.
http::Response products_page(const Visit& visit);

/// The product that the segment of the address names. Another spelling of its address is led to the
/// lasting one (301); 404 when there is no such product on the shelf.
http::Response product_page(const Visit& visit, std::string_view segment);

/// The QR Code of the product's Digital Link, SVG.
http::Response product_code(const Visit& visit, std::string_view segment);

/// The picture of 1200 × 630 pixels that a shared address of the product shows, PNG.
http::Response product_share(const Visit& visit, std::string_view segment);

/// "/sao/09521234000013.svg", by GTIN or code: the stars of the product on that day, or none. Asked
/// again at each showing, since stars end from one day to the next.
http::Response product_star_picture(const Visit& visit, std::string_view segment);

http::Response producers_page(const Visit& visit);
http::Response producer_page(const Visit& visit, std::string_view segment);

/// What the stars mean, who grants them and for how long.
http::Response stars_page(const Visit& visit);

/// From what people typed or scanned to the Digital Link of it (303), or why it is none (400).
http::Response find_code(const http::Request& request, pages::Locale locale);

/// Every page once, with both languages and the last day that changed it where one is known
/// (sitemaps.org 0.9).
http::Response sitemap(const Visit& visit);
http::Response robots(const Visit& visit);

}  // namespace ocop::portal
