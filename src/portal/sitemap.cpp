#include <optional>
#include <string>

#include "base/escape.h"
#include "base/limits.h"
#include "base/log.h"
#include "portal/addresses.h"
#include "portal/pages.h"

namespace ocop::portal {
namespace {

using pages::Locale;
using pages::text;

/// The last day, not after `today`, on which one of its papers or its price changed what the page
/// says; empty when none is known.
std::string last_change(const Shelf& shelf, const registry::Product& product) {
  std::optional<Date> last;
  const auto consider = [&](const std::optional<Date>& day) {
    if (day && *day <= shelf.day() && (!last || *day > *last)) last = day;
  };
  consider(product.price_day);
  for (const auto* paper : shelf.catalogue().certificates_of(product)) {
    consider(paper->valid_from);
    if (paper->valid_to && *paper->valid_to < shelf.day()) consider(paper->valid_to);
    consider(paper->revoked_on);
  }
  return last ? format_iso(*last) : std::string();
}

class Sitemap {
 public:
  explicit Sitemap(const Visit& visit) : base_(escape_markup(visit.base_url)) {}

  void add(std::string_view path_vi, std::string_view path_en, std::string_view last = {}) {
    if (++count_ > limits::sitemap_addresses_max) return;
    const std::string vi = base_ + escape_markup(path_vi), en = base_ + escape_markup(path_en);
    text_ += "<url><loc>" + vi + "</loc>";
    if (!last.empty()) text_ += "<lastmod>" + std::string(last) + "</lastmod>";
    text_ += "<xhtml:link rel=\"alternate\" hreflang=\"vi\" href=\"" + vi +
             "\"/><xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"" + en + "\"/></url>\n";
  }

  /// A page that stands in one language.
  void add_alone(std::string_view path, std::string_view last) {
    if (++count_ > limits::sitemap_addresses_max) return;
    text_ += "<url><loc>" + base_ + escape_markup(path) + "</loc><lastmod>" + std::string(last) +
             "</lastmod></url>\n";
  }

  std::string text() && {
    if (count_ > limits::sitemap_addresses_max) {
      log::warn("the sitemap has room for {} of {} addresses", limits::sitemap_addresses_max,
                count_);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
           "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" +
           text_ + "</urlset>\n";
  }

 private:
  std::string base_;
  std::string text_;
  std::size_t count_ = 0;
};

}  // namespace

http::Response sitemap(const Visit& visit) {
  Sitemap map(visit);
  for (const pages::Key page :
       {"page.home"_key, "page.products"_key, "page.producers"_key, "page.stars"_key,
        "page.shortlists"_key, "page.news"_key, "page.stories"_key, "page.culture"_key,
        "page.bulletins"_key, "page.publications"_key, "page.recognised"_key, "page.documents"_key,
        "page.policies"_key, "page.explained"_key, "page.practice"_key, "page.notices"_key}) {
    map.add(text(Locale::vietnamese, page), text(Locale::english, page));
  }
  for (const ShelfProduct& entry : visit.shelf->products()) {
    map.add(product_path(Locale::vietnamese, *entry.product),
            product_path(Locale::english, *entry.product),
            last_change(*visit.shelf, *entry.product));
  }
  if (visit.stories != nullptr) {
    for (const StoryAddress& story : visit.stories->addresses()) {
      map.add(story.path_vi, story.path_en, story.last_change);
    }
  }
  for (const ShelfProducer& producer : visit.shelf->producers()) {
    map.add(producer_path(Locale::vietnamese, *producer.subject),
            producer_path(Locale::english, *producer.subject));
  }
  if (visit.news != nullptr) {
    for (const auto& [path, last] : visit.news->addresses()) map.add_alone(path, last);
    for (const NoticeAddress& notice : visit.news->notices()) {
      map.add(notice.path_vi, notice.path_en, notice.last_change);
    }
  }
  return http::respond(200, "application/xml; charset=utf-8", std::move(map).text());
}

http::Response robots(const Visit& visit) {
  return http::respond(200, "text/plain; charset=utf-8",
                       "User-agent: *\nDisallow: /office\nDisallow: /en/office\nDisallow: /epcis/\n"
                       "Disallow: /api/\nSitemap: " +
                           visit.base_url + "/sitemap.xml\n");
}

}  // namespace ocop::portal
