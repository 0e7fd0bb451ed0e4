#include "recognition/publication.h"

#include "pages/error_pages.h"
#include "recognition/certificate_page.h"
#include "recognition/list_page.h"

namespace ocop::recognition {
namespace {

using http::Request;
using http::Response;

using Page = Result<Response> (*)(const Publication&, const Request&, pages::Locale);

void add(http::Router& router, const Publication& publication, pages::Locale locale,
         std::string pattern, Page page) {
  router.add({.methods = {http::Method::get},
              .pattern = std::move(pattern),
              .handler = [&publication, locale, page](const Request& request) {
                return pages::page_or_reason(page(publication, request, locale), locale,
                                             request.path);
              }});
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  for (const pages::Locale locale : {pages::Locale::vietnamese, pages::Locale::english}) {
    const std::string certificates(pages::text(locale, "page.certificates"_key));
    add(router, publication, locale, certificates + "/{code}", certificate_page);
    const std::string list(pages::text(locale, "page.recognised"_key));
    add(router, publication, locale, list, list_page);
    add(router, publication, locale, list + ".csv", list_csv);
    add(router, publication, locale, list + ".json", list_json);
  }
}

}  // namespace ocop::recognition
